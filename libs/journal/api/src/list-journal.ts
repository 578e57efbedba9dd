import type { Work } from '@suivi/access/api';
import type { JournalEntry } from '@suivi/journal/domain';
import { ProblemException } from '@suivi/shared/api';
import { ENTRY_JSON } from './read-history.ts';

/** The journal as far as row-level security shows it to the reader, newest first; goes on below the entry whose number is the cursor. */
export async function listJournal(work: Work, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new ProblemException('invalid_input', { issues: [{ path: 'cursor', code: 'cursor.malformed' }] });
  const rows = await work.rows<{ entry: JournalEntry }>(
    `SELECT ${ENTRY_JSON} AS entry FROM journal j LEFT JOIN users u ON u.id = j.actor_id WHERE $1::bigint IS NULL OR j.number < $1 ORDER BY j.number DESC LIMIT $2`,
    [cursor ?? null, limit + 1],
  );
  const items = rows.slice(0, limit).map(({ entry }) => entry);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? String(last.number) : null };
}
