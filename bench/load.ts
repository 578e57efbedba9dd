import { Agent, request } from 'node:http';

export interface Call {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
}
export interface Answered {
  status: number;
  body: Buffer;
}

/** What a load came to; times in milliseconds. */
export interface Outcome {
  requests: number;
  failed: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** Sends one request over a connection that is kept. */
export function send(agent: Agent, url: string, { method, path, headers }: Call): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { agent, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** A closed loop: so many at a time, each sending the next call when the last was answered, until `calls` or the time is used up. */
export async function load(url: string, calls: Iterator<Call>, atOnce: number, limits: { requests: number; milliseconds: number }): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  let failed = 0;
  let left = limits.requests;
  const start = performance.now();
  const oneAfterTheOther = async () => {
    while (left-- > 0 && performance.now() - start < limits.milliseconds) {
      const next = calls.next();
      if (next.done) return;
      const sentAt = performance.now();
      const { status } = await send(agent, url, next.value);
      times.push(performance.now() - sentAt);
      if (status !== 200) failed++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { requests: times.length, failed, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}
