import type { Work } from '@suivi/access/api';
import type { NewMeeting } from '@suivi/meetings/domain';
import { ProblemException } from '@suivi/shared/api';
import type { FieldIssue } from '@suivi/shared/domain';

const STANDING = `SELECT
  EXISTS (SELECT FROM meetings m WHERE m.programme_id = $1 AND m.code = $2 AND m.id IS DISTINCT FROM $5::uuid) AS taken,
  $3::text IS NULL OR EXISTS (SELECT FROM states s WHERE s.code = $3) AS "stateKnown",
  $4::uuid IS NULL OR EXISTS (SELECT FROM meetings m WHERE m.programme_id = $1 AND m.id = $4 AND m.id IS DISTINCT FROM $5::uuid) AS "followedKnown"`;

/** Refuses a code that another meeting of the programme has, and a State or a meeting before it that is not there; one statement. */
export async function refuseImpossible(work: Work, content: NewMeeting, id: string | null): Promise<void> {
  const found = await work.row<{ taken: boolean; stateKnown: boolean; followedKnown: boolean }>(STANDING, [work.actor.programmeId, content.code, content.stateCode, content.followsId, id]);
  const unknown: FieldIssue[] = [];
  if (!found?.stateKnown) unknown.push({ path: 'stateCode', code: 'state.unknown' });
  if (!found?.followedKnown) unknown.push({ path: 'followsId', code: 'meeting.unknown' });
  if (unknown.length > 0) throw new ProblemException('invalid_input', { issues: unknown });
  if (found?.taken) throw new ProblemException('conflict', { issues: [{ path: 'code', code: 'meeting.code_taken' }] });
}
