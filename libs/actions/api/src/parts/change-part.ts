import type { Work } from '@suivi/access/api';
import { widens } from '@suivi/access/domain';
import { milestonesAfter, type Action, type PartChange } from '@suivi/actions/domain';
import { refuseStale } from '@suivi/recommendations/api';
import { refuse, same, type Refusal } from '@suivi/shared/domain';
import { readAction } from '../actions/read-action.ts';
import { ownRecords, refusalOf, written } from '../actions/write-action.ts';

const CHANGE = `
  UPDATE action_parts SET responsible_institution_id = $4, contact = $5, means = $6, assistance = $7, obstacles = $8, audience = $9, row_version = row_version + 1
  WHERE action_id = $1 AND state_code = $2 AND row_version = $3 RETURNING state_code`;

/** Institutions, commitments and milestones of a part, replaced by what is given; one statement. Milestones that stay keep their id. */
const REPLACE = `
  WITH wanted AS (SELECT (value->>'id')::uuid AS id, position, value->'title' AS title, (value->>'weight')::integer AS weight, (value->>'dueOn')::date AS due_on
      FROM jsonb_array_elements($5::jsonb) WITH ORDINALITY listed(value, position)),
    i0 AS (DELETE FROM action_part_institutions WHERE action_id = $1 AND state_code = $2 AND institution_id <> ALL($3::uuid[])),
    i1 AS (INSERT INTO action_part_institutions (action_id, state_code, institution_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING),
    c0 AS (DELETE FROM action_commitments WHERE action_id = $1 AND state_code = $2 AND commitment_id <> ALL($4::uuid[])),
    c1 AS (INSERT INTO action_commitments (action_id, state_code, commitment_id) SELECT $1, $2, unnest($4::uuid[]) ON CONFLICT DO NOTHING),
    m0 AS (DELETE FROM action_milestones m WHERE m.action_id = $1 AND m.state_code = $2 AND NOT EXISTS (SELECT FROM wanted w WHERE w.id = m.id)),
    m1 AS (UPDATE action_milestones m SET position = w.position, title = w.title, weight = w.weight, due_on = w.due_on FROM wanted w WHERE w.id = m.id AND m.action_id = $1 AND m.state_code = $2),
    m2 AS (INSERT INTO action_milestones (action_id, state_code, position, title, weight, due_on) SELECT $1, $2, w.position, w.title, w.weight, w.due_on FROM wanted w WHERE w.id IS NULL)
  SELECT 1`;

/** What the State says of its own part. A milestone that a validated update has proven stays as it is. */
export async function changePart(work: Work, id: string, expected: number, change: PartChange): Promise<Action | Refusal> {
  const before = await readAction(work, id);
  const refusal = refusalOf(work, before, 'edit_part');
  if (refusal) return refusal;
  const part = before.parts.find(({ stateCode }) => stateCode === work.actor.state);
  if (!part) return refuse('forbidden');
  refuseStale(part, expected);
  const kept = new Set(change.milestones.map((milestone) => milestone.id));
  if (part.milestones.some((milestone) => milestone.reachedOn !== null && !kept.has(milestone.id))) return refuse('invalid_input', [{ path: 'milestones', code: 'milestone.reached_stays' }]);
  const rewritten = part.milestones.some(({ id: known, reachedOn, title, weight }) => reachedOn !== null && change.milestones.some((milestone) => milestone.id === known && (milestone.weight !== weight || !same(milestone.title.versions[milestone.title.original]?.text, title.versions[title.original]?.text))));
  if (rewritten) return refuse('invalid_input', [{ path: 'milestones', code: 'milestone.reached_stays' }]);
  if (change.milestones.some(({ id: known }) => known !== null && !part.milestones.some((milestone) => milestone.id === known))) return refuse('invalid_input', [{ path: 'milestones', code: 'milestone.unknown' }]);
  const late = milestonesAfter(before.dueOn, change.milestones, (known) => part.milestones.some((milestone) => milestone.id === known && milestone.reachedOn !== null));
  if (late.length > 0) return refuse('invalid_input', late);
  const widened = change.audience === part.audience || before.phase === 'draft' || widens(part.audience, change.audience);
  if (!widened) return refuse('invalid_input', [{ path: 'audience', code: 'audience.only_widens' }]);
  const { state } = work.actor;
  await ownRecords(written(work, id, CHANGE, [id, state, expected, change.responsibleInstitutionId, change.contact, change.means, change.assistance, change.obstacles, change.audience]));
  await ownRecords(work.rows(REPLACE, [id, state, change.supportingInstitutionIds, change.commitmentIds, JSON.stringify(change.milestones)]));
  return readAction(work, id);
}
