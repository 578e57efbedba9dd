import type { Work } from '@suivi/access/api';
import type { CompetentAuthority, Confirmation } from '@suivi/authorities/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { AUTHORITY_JOINS, authorityJson } from './authority-json.ts';
import { DIRECTORY_ORDER } from './filters.ts';

const OWN = 'a.programme_id = $2 AND a.state_code = $3 AND a.withdrawn_on IS NULL';

/** Says of one or several entries of the own State that they are still right, each as it was read; all of them or none. */
export async function confirmAuthorities(work: Work, { entries }: Confirmation): Promise<{ items: CompetentAuthority[]; nextCursor: null } | Refusal> {
  const { programmeId, state } = work.actor;
  const wanted = new Map(entries.map((entry) => [entry.id, entry]));
  const read = JSON.stringify([...wanted.values()]);
  const confirmed = await work.rows<{ id: string }>(
    `UPDATE competent_authorities a SET row_version = a.row_version + 1 FROM jsonb_to_recordset($1) AS read(id uuid, "rowVersion" integer)
    WHERE a.id = read.id AND a.row_version = read."rowVersion" AND ${OWN} RETURNING a.id`,
    [read, programmeId, state],
  );
  const rows = await work.rows<{ item: CompetentAuthority }>(
    `SELECT ${authorityJson(work.actor)} AS item FROM competent_authorities a ${AUTHORITY_JOINS} WHERE a.id = ANY($1) AND ${OWN} ORDER BY ${DIRECTORY_ORDER}, a.id`,
    [[...wanted.keys()], programmeId, state],
  );
  if (rows.length < wanted.size) return refuse('not_found');
  if (confirmed.length < wanted.size) return refuse('stale');
  return { items: rows.map(({ item }) => item), nextCursor: null };
}
