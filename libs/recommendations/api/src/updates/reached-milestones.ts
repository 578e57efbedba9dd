import type { Work } from '@suivi/access/api';
import type { ReachedMilestone, Subject, SubmissionMilestone } from '@suivi/recommendations/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';

/** Milestones stand on the State's part of an action, each at most once; a commitment has none. */
export async function refuseUnknownMilestones(work: Work, subject: Subject, reached: readonly ReachedMilestone[]): Promise<Refusal | null> {
  if (reached.length === 0) return null;
  const titled = await withTitles(work, subject, reached);
  const distinct = new Set(reached.map(({ milestoneId }) => milestoneId)).size;
  return titled.length === reached.length && distinct === reached.length ? null : refuse('invalid_input', [{ path: 'milestones', code: 'milestone.unknown' }]);
}

interface Titled extends SubmissionMilestone {
  weight: number;
  /** Of all milestones of the part. */
  total: number;
}

/** The milestones with their titles of today, in the order of the part; those that are not there are left out. */
async function withTitles(work: Work, subject: Subject, reached: readonly ReachedMilestone[]): Promise<Titled[]> {
  if (reached.length === 0 || subject.kind !== 'action') return [];
  return work.rows<Titled>(
    `SELECT reached.value->>'milestoneId' AS "milestoneId", reached.value->>'reachedOn' AS "reachedOn", m.title, m.weight,
      (SELECT sum(every.weight)::integer FROM action_milestones every WHERE every.action_id = m.action_id AND every.state_code = m.state_code) AS total
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY reached(value, position) JOIN action_milestones m ON m.id = (reached.value->>'milestoneId')::uuid
    WHERE m.action_id = $2 AND m.state_code = $3 ORDER BY reached.position`,
    [JSON.stringify(reached), subject.id, work.actor.state],
  );
}

/** What is frozen of an action's milestones when an update is submitted: what was reached, and how far that was of the plan of that day. */
export async function reachedNow(work: Work, subject: Subject, reached: readonly ReachedMilestone[]): Promise<{ milestones: SubmissionMilestone[]; progress: number | null }> {
  const titled = await withTitles(work, subject, reached);
  const done = titled.reduce((sum, { weight }) => sum + weight, 0);
  const [first] = titled;
  return { milestones: titled.map(({ milestoneId, reachedOn, title }) => ({ milestoneId, reachedOn, title })), progress: first ? Math.floor((100 * done) / first.total) : null };
}
