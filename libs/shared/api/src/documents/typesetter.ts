import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { extname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { ProblemException } from '../problem.exception.ts';
import type { Report } from './report.ts';

/** How many documents may wait while one is set; who comes later is asked to come back. */
const QUEUE = 8;
/** In milliseconds: how long one document may take, and after how long without any the thread ends and gives its memory back. */
const PATIENCE = 30_000;
const IDLE = 60_000;
/** In bytes: of a report as data. Far above what a delegation has, and set in seconds. */
const LARGEST = 4 * 1024 * 1024;

type Answer = { pdf: Uint8Array } | { failure: string };

/** Sets reports as PDF/UA in a thread of its own, one at a time, so that neither requests nor memory suffer from it. */
@Injectable()
export class Typesetter implements OnApplicationShutdown {
  private waiting = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;

  async set(report: Report): Promise<Buffer> {
    if (this.waiting >= QUEUE) throw new ProblemException('documents_busy', { retryAfterSeconds: 10 });
    const text = JSON.stringify(report);
    if (text.length > LARGEST) throw failed(`the report has ${text.length} characters`);
    this.waiting++;
    clearTimeout(this.idle);
    const done = this.turn.then(() => this.setNow(text));
    this.turn = done.catch(() => undefined).finally(() => this.rest());
    return done;
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.end();
  }

  private async setNow(text: string): Promise<Buffer> {
    const worker = (this.worker ??= this.start());
    const done = new AbortController();
    const { signal } = done;
    try {
      worker.ref();
      worker.postMessage(text);
      const answered = once(worker, 'message', { signal }) as Promise<[Answer]>;
      const gone = once(worker, 'exit', { signal }).then(() => Promise.reject(new Error('the thread ended')));
      const late = setTimeout(PATIENCE, undefined, { signal, ref: false }).then(() => Promise.reject(new Error(`not set within ${PATIENCE} ms`)));
      for (const other of [gone, late]) other.catch(() => undefined);
      const [answer] = await Promise.race([answered, gone, late]);
      if ('failure' in answer) throw failed(answer.failure);
      return Buffer.from(answer.pdf);
    } catch (error) {
      if (error instanceof ProblemException) throw error;
      // A thread that does not answer is of no use any more; the next document waits until it is gone.
      await this.end();
      throw failed(error instanceof Error ? error.message : 'unknown');
    } finally {
      done.abort();
      worker.unref();
    }
  }

  /** Beside the built server it is built as well; among the sources node reads it as it is. */
  private start(): Worker {
    const worker = new Worker(new URL(`./typeset-worker${extname(import.meta.url)}`, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 128 } });
    // Said to whoever waits for it; between two documents nobody does.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.worker === worker) this.worker = null;
    });
    return worker;
  }

  private rest(): void {
    this.waiting--;
    if (this.waiting > 0) return;
    this.idle = globalThis.setTimeout(() => void this.end(), IDLE).unref();
  }

  private async end(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }
}

/** What went wrong is for the log, not for the reader. */
function failed(why: string): ProblemException {
  const problem = new ProblemException('document_failed');
  problem.message = `the document was not set: ${why}`;
  return problem;
}
