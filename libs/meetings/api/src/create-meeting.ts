import type { Work } from '@suivi/access/api';
import type { Meeting, NewMeeting } from '@suivi/meetings/domain';
import { readMeeting } from './read-meetings.ts';
import { refuseImpossible } from './refuse-impossible.ts';
import { valuesOf } from './values-of.ts';

/** Enters a meeting, or another source of recommendations, under a code of its own. */
export async function createMeeting(work: Work, content: NewMeeting): Promise<Meeting> {
  await refuseImpossible(work, content, null);
  const created = await work.row<{ id: string }>(
    `INSERT INTO meetings (programme_id, code, kind, name, place, state_code, starts_on, ends_on, participants_total, participants_women, summary, source_url, follows_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
    [work.actor.programmeId, ...valuesOf(content)],
  );
  if (!created) throw new Error('an insert returned no row');
  return readMeeting(work, created.id);
}
