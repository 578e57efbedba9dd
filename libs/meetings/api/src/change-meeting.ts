import type { Work } from '@suivi/access/api';
import { newMeetingSchema, type Meeting, type MeetingChange } from '@suivi/meetings/domain';
import { ProblemException } from '@suivi/shared/api';
import { readMeeting } from './read-meetings.ts';
import { refuseImpossible } from './refuse-impossible.ts';
import { valuesOf } from './values-of.ts';

/** Changes a meeting; what is not given stays. References already given to its recommendations stay as they are. */
export async function changeMeeting(work: Work, id: string, expected: number, change: MeetingChange): Promise<Meeting> {
  const before = await readMeeting(work, id);
  if (before.rowVersion !== expected) throw new ProblemException('stale', { current: before });
  const whole = newMeetingSchema.safeParse({ ...before, ...change });
  if (!whole.success) throw new ProblemException('invalid_input', { issues: whole.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })) });
  await refuseImpossible(work, whole.data, id);
  const changed = await work.rows(
    `UPDATE meetings SET code = $3, kind = $4, name = $5, place = $6, state_code = $7, starts_on = $8, ends_on = $9, participants_total = $10, participants_women = $11,
      summary = $12, source_url = $13, follows_id = $14, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id`,
    [id, expected, ...valuesOf(whole.data)],
  );
  const after = await readMeeting(work, id);
  if (changed.length === 0) throw new ProblemException('stale', { current: after });
  return after;
}
