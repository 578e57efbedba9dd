import type { CommentSubject } from '@suivi/comments/domain';
import { PassThrough } from 'node:stream';

/** Before the browser tries again after a cut, in milliseconds. */
const RETRY = 3_000;
/** A reader that takes nothing is let go rather than written to without end. In bytes. */
const MOST_UNREAD = 64 * 1024;

/** One open page that listens to what is said on one record. */
export class LiveStream {
  readonly output = new PassThrough();
  /** Up to where the reader knows of changes; what came later is told. */
  knownUpTo: string | null = null;

  constructor(
    readonly sessionHash: string,
    readonly userId: string,
    readonly subject: CommentSubject,
  ) {}

  /** The first bytes, which also send the headers on their way. */
  welcome(): void {
    this.write(`retry: ${RETRY}\n: welcome\n\n`);
  }

  /** Says that something changed, and nothing of what. */
  tell(changedAt: string): void {
    this.knownUpTo = changedAt;
    this.write(`id: ${changedAt}\nevent: comments\ndata: ${JSON.stringify(this.subject)}\n\n`);
  }

  /** Keeps proxies from taking the silence for the end. */
  beat(): void {
    this.write(': still here\n\n');
  }

  end(): void {
    this.output.end();
  }

  private write(text: string): void {
    if (this.output.writableEnded) return;
    if (this.output.writableLength > MOST_UNREAD) this.output.destroy();
    else this.output.write(text);
  }
}
