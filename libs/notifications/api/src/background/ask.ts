import { PEOPLE, type Cause } from '../cause.ts';
import type { Worker } from './worker.ts';

/**
 * Asks who is to be told now, and tells each once: the same person and cause a second time is no row. Whichever server asks, and
 * however often, what is written is the same. Returns how many were told.
 */
export async function ask(worker: Worker, causes: readonly Cause[], every: readonly Cause['every'][] = ['minute', 'hour']): Promise<number> {
  let told = 0;
  for (const { kind, asks } of causes.filter((cause) => every.includes(cause.every))) {
    if (asks === null) continue;
    told += await worker.written(
      `WITH ${PEOPLE} INSERT INTO notifications (programme_id, user_id, kind, cause, subject_id, data)
      SELECT a.programme_id, a.user_id, $1, a.cause, a.subject_id, a.data FROM (${asks}) a
      WHERE NOT EXISTS (SELECT FROM notifications t WHERE t.user_id = a.user_id AND t.programme_id = a.programme_id AND t.cause = a.cause) ON CONFLICT DO NOTHING`,
      [kind],
    );
  }
  return told;
}
