import type { CommentSubject } from '@suivi/comments/domain';

/** After so long without a key or a touch nobody is reading any more, and the line is let go until somebody is. In milliseconds. */
const UNATTENDED = 30 * 60_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'focus'] as const;

/**
 * Hears that something changed on a record while its page is looked at: a page in the background or unattended holds no line, since a browser
 * has few for all its pages. Whenever the line is there (again), it asks, for what was said meanwhile nobody tells.
 */
export class LiveChanges {
  private line: EventSource | null = null;
  private lastSign = Date.now();
  private readonly watch: ReturnType<typeof setInterval>;
  private readonly attend = () => {
    this.lastSign = Date.now();
    this.follow();
  };
  private readonly follow = () => {
    const attended = this.document.visibilityState === 'visible' && Date.now() - this.lastSign < UNATTENDED;
    if (attended && !this.line) this.open();
    if (!attended) this.close();
  };

  constructor(
    private readonly document: Document,
    private readonly subject: CommentSubject,
    private readonly changed: () => void,
  ) {
    document.addEventListener('visibilitychange', this.attend);
    for (const sign of SIGNS_OF_LIFE) document.defaultView?.addEventListener(sign, this.attend, { passive: true });
    this.watch = setInterval(this.follow, 60_000);
    this.follow();
  }

  stop(): void {
    clearInterval(this.watch);
    this.document.removeEventListener('visibilitychange', this.attend);
    for (const sign of SIGNS_OF_LIFE) this.document.defaultView?.removeEventListener(sign, this.attend);
    this.close();
  }

  private open(): void {
    const line = new EventSource(`/api/v1/events?${new URLSearchParams({ kind: this.subject.kind, subject: this.subject.id, 'ngsw-bypass': 'true' }).toString()}`);
    line.addEventListener('open', this.changed);
    line.addEventListener('comments', this.changed);
    // The browser tries again by itself after a cut. A refusal ends the line: the next sign of life begins another.
    line.addEventListener('error', () => {
      if (line.readyState === EventSource.CLOSED && this.line === line) this.line = null;
    });
    this.line = line;
  }

  private close(): void {
    this.line?.close();
    this.line = null;
  }
}
