import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Client } from './portal.ts';

/** What a page hears over server-sent events, on a connection of its own. */
export class Listener {
  readonly heard: { id: string; event: string; data: string }[] = [];
  ended = false;

  private constructor(
    readonly status: number,
    private readonly request: ClientRequest,
    answer: IncomingMessage,
  ) {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => {
      const parts = (text + piece).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) this.hear(part);
    });
    answer.on('error', () => undefined);
    answer.on('close', () => (this.ended = true));
  }

  /** Resolves once the stream answers. */
  static open(client: Client, subject: { kind: string; id: string }, lastEventId?: string): Promise<Listener> {
    const headers = { cookie: client.cookie, accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
    return new Promise((resolve, reject) => {
      const request = get(`${client.url}/api/v1/events?kind=${subject.kind}&subject=${subject.id}`, { headers, agent: false }, (answer) => resolve(new Listener(answer.statusCode ?? 0, request, answer)));
      request.on('error', reject);
    });
  }

  close(): void {
    this.request.destroy();
  }

  /** Waits until so many events were heard. */
  until(events: number, within?: number): Promise<void> {
    return this.wait(() => this.heard.length >= events, `${events} events`, within);
  }

  untilEnd(): Promise<void> {
    return this.wait(() => this.ended, 'the end');
  }

  private async wait(happened: () => boolean, what: string, within = 5_000): Promise<void> {
    for (const start = Date.now(); !happened(); await new Promise((resolve) => setTimeout(resolve, 20))) {
      if (Date.now() - start > within) throw new Error(`waited for ${what}, heard ${this.heard.length} events`);
    }
  }

  private hear(part: string): void {
    const field = (name: string) => part.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
    if (field('data')) this.heard.push({ id: field('id'), event: field('event'), data: field('data') });
  }
}
