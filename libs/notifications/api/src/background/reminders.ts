import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { ask } from './ask.ts';
import { ASK, openQueue, SEND } from './jobs.ts';
import { plan } from './plan.ts';
import { recover, sendWaiting, type Sending } from './send.ts';

/** What the log is told of background work: that something went wrong, never about whom. */
export interface Log {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** So many mails are worth a further helper, up to so many helpers. */
const MAILS_PER_HELPER = 50;
const MOST_HELPERS = 12;
/** So many mails a server hands over at a time: a mail server is mostly waited for. */
export const AT_A_TIME = 3;
/** In milliseconds: how long the end of the process waits for a mail that is being handed over. */
const PATIENCE = 12_000;

/** Background work: who is to be told is asked, mails are planned and sent; by jobs, or step by step for who calls it. */
@Injectable()
export class Reminders implements OnApplicationShutdown {
  private readonly server = randomUUID();
  private queue: PgBoss | null = null;
  private stopping = false;
  private lastHour = 0;

  constructor(
    private readonly parts: Omit<Sending, 'server'>,
    private readonly log: Log,
    private readonly mailServer: boolean,
  ) {}

  /** Who is to be told now, in the inbox; and into which mails it goes. */
  async prepare(every?: Parameters<typeof ask>[2]): Promise<void> {
    await ask(this.parts.worker, this.parts.causes, every);
    await recover(this.parts.worker);
    await plan(this.parts.worker, this.parts.causes);
  }

  /** Sends what waits; how many mails were dealt with. */
  send(): Promise<number> {
    return sendWaiting({ ...this.parts, server: this.server }, () => this.stopping);
  }

  /** Opens the queue: from now on the jobs of all servers are shared among them. */
  async start(): Promise<void> {
    if (!this.mailServer) this.log.warn({}, 'no mail server is set (SMTP_URL): people are told in their inbox, and no mail is sent');
    const queue = openQueue(this.parts.worker);
    queue.on('error', (error) => this.log.error({ err: error }, 'background work failed'));
    this.queue = await queue.start();
    await queue.work(ASK, () => this.round());
    await queue.work(SEND, { pollingIntervalSeconds: 2, localConcurrency: AT_A_TIME }, () => this.send());
    await queue.schedule(ASK, '* * * * *');
    // The first round does not wait for the minute.
    await queue.send(ASK, {}, { singletonKey: 'start', singletonSeconds: 30 });
  }

  /** What follows from the calendar is asked at the first round of a server and then every hour. */
  private async round(): Promise<void> {
    const hour = Math.floor(Date.now() / 3_600_000);
    await this.prepare(hour === this.lastHour ? ['minute'] : ['minute', 'hour']);
    this.lastHour = hour;
    const [{ waiting = 0 } = {}] = await this.parts.worker.rows<{ waiting: number }>(`SELECT count(*)::integer AS waiting FROM mails WHERE state = 'waiting' AND not_before <= now()`);
    const helpers = Math.min(MOST_HELPERS, Math.ceil(waiting / MAILS_PER_HELPER));
    if (helpers > 0) await this.queue?.insert(SEND, Array.from({ length: helpers }, () => ({})));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.queue?.stop({ graceful: true, timeout: PATIENCE }).catch(() => undefined);
    await this.parts.worker.end();
  }
}
