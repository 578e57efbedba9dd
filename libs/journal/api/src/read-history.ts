import { outOfReach, type Work } from '@suivi/access/api';
import type { JournalEntry } from '@suivi/journal/domain';

export const ENTRY_JSON = `jsonb_build_object('number', j.number, 'at', j.at, 'act', j.act, 'kind', j.kind, 'subjectId', j.subject_id, 'changes', j.changes, 'hash', j.hash,
  'actor', jsonb_build_object('id', j.actor_id, 'name', u.name, 'role', j.actor_role, 'stateCode', j.actor_state))`;

/** The newest entries about a commitment that the reader may see, at most 200. */
export async function readHistory(work: Work, commitmentId: string): Promise<{ items: JournalEntry[]; nextCursor: null }> {
  const rows = await work.rows<{ entry: JournalEntry }>(
    `SELECT ${ENTRY_JSON} AS entry FROM journal j LEFT JOIN users u ON u.id = j.actor_id WHERE j.commitment_id = $1 ORDER BY j.number DESC LIMIT 200`,
    [commitmentId],
  );
  // Whoever may see a commitment's history finds at least its beginning.
  if (rows.length === 0) return outOfReach(work, 'commitments', commitmentId);
  return { items: rows.map(({ entry }) => entry), nextCursor: null };
}

/** The newest entries about a record of a kind that the reader may see, at most 200. */
export async function readHistoryOf(work: Work, kind: string, id: string): Promise<{ items: JournalEntry[]; nextCursor: null }> {
  const rows = await work.rows<{ entry: JournalEntry }>(
    `SELECT ${ENTRY_JSON} AS entry FROM journal j LEFT JOIN users u ON u.id = j.actor_id WHERE j.subject_id = $1 ORDER BY j.number DESC LIMIT 200`,
    [id],
  );
  return rows.length > 0 ? { items: rows.map(({ entry }) => entry), nextCursor: null } : outOfReach(work, kind, id);
}
