import { cpus, totalmem } from 'node:os';
import type { Outcome } from './load.ts';

export interface Measured extends Outcome {
  name: string;
  atOnce: number;
  /** CPU milliseconds per request. */
  serverCpu: number;
  databaseCpu: number;
}

const HEAD = ['request', 'at a time', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms API', 'CPU ms PostgreSQL', 'bare req/s', 'p50 ms', 'p99 ms', 'CPU ms server', 'CPU ms PostgreSQL', 'API ÷ bare', 'requests'];

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** The results as Markdown: portal and bare server side by side. */
export function report(portal: Measured[], bare: Measured[], payloads: { name: string; identity: number; brotli: number }[], rows: string): string {
  const lines = portal.map((one) => {
    const other = bare.find(({ name, atOnce }) => name === one.name && atOnce === one.atOnce);
    const columns = (measured: Measured) => [measured.perSecond, measured.p50, measured.p99, measured.serverCpu, measured.databaseCpu].map(number);
    return [one.name, String(one.atOnce), ...columns(one), ...(other ? [...columns(other), number(one.serverCpu / other.serverCpu)] : ['', '', '', '', '', '']), `${one.requests}${one.failed + (other?.failed ?? 0) > 0 ? ` (failed: ${one.failed}, ${other?.failed ?? 0})` : ''}`];
  });
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, embedded PostgreSQL 18 (fsync on), client, server and database on the same machine; ${rows}.`,
    '',
    ...table(HEAD, lines),
    '',
    ...table(['answer', 'bytes', 'bytes, brotli 4'], payloads.map(({ name, identity, brotli }) => [name, String(identity), String(brotli)])),
    '',
  ].join('\n');
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  return [line(head), `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`, ...rows.map(line)];
}
