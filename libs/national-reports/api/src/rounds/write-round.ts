import type { Work } from '@suivi/access/api';
import type { Round, RoundExtension, RoundPlan } from '@suivi/national-reports/domain';
import { refuseStale } from '@suivi/recommendations/api';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { readRound } from './read-rounds.ts';

const valuesOf = (plan: RoundPlan) => [plan.meetingId, plan.title, plan.questionnaireVersionId, plan.opensOn, plan.closesOn, plan.languages, plan.illustrative];

/** The States asked to report; those that take no part in the programme are left out, which is then refused. */
const STATES = `INSERT INTO round_states (round_id, state_code, programme_id)
  SELECT $1, ps.state_code, ps.programme_id FROM programme_states ps WHERE ps.programme_id = $2 AND ps.state_code = ANY($3) RETURNING state_code`;

async function writeStates(work: Work, id: string, { stateCodes }: RoundPlan): Promise<Refusal | null> {
  const written = await work.rows(STATES, [id, work.actor.programmeId, stateCodes]);
  return written.length === stateCodes.length ? null : refuse('invalid_input', [{ path: 'stateCodes', code: 'state.not_of_programme' }]);
}

/** Drafts a round; nobody but the coordinator knows of it until it is opened. */
export async function draftRound(work: Work, plan: RoundPlan): Promise<Round | Refusal> {
  const drafted = await work.row<{ id: string }>(
    `INSERT INTO rounds (programme_id, meeting_id, title, questionnaire_version_id, opens_on, closes_on, languages, illustrative) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [work.actor.programmeId, ...valuesOf(plan)],
  );
  if (!drafted) throw new Error('an insert returned no row');
  return (await writeStates(work, drafted.id, plan)) ?? readRound(work, drafted.id);
}

/** The draft as it was read; what was opened never changes. */
async function readDraft(work: Work, id: string, expected?: number): Promise<Round> {
  const round = await readRound(work, id);
  if (round.standing !== 'draft') throw new ProblemException('wrong_phase', { current: { standing: round.standing } });
  if (expected !== undefined) refuseStale(round, expected);
  return round;
}

/** Changes what a round will ask, of whom and until when, as a whole; the States that it asks are written with it. */
export async function changeRound(work: Work, id: string, expected: number, plan: RoundPlan): Promise<Round | Refusal> {
  await readDraft(work, id, expected);
  const changed = await work.rows(
    `WITH changed AS (UPDATE rounds SET meeting_id = $3, title = $4, questionnaire_version_id = $5, opens_on = $6, closes_on = $7, languages = $8, illustrative = $9, row_version = row_version + 1
      WHERE id = $1 AND row_version = $2 AND phase = 'draft' RETURNING id),
      gone AS (DELETE FROM round_states s USING changed WHERE s.round_id = changed.id)
    SELECT id FROM changed`,
    [id, expected, ...valuesOf(plan)],
  );
  if (changed.length === 0) throw new ProblemException('stale', { current: await readRound(work, id) });
  return (await writeStates(work, id, plan)) ?? readRound(work, id);
}

export async function discardRound(work: Work, id: string): Promise<void> {
  await readDraft(work, id);
  const gone = await work.rows('DELETE FROM rounds WHERE id = $1 RETURNING id', [id]);
  // A colleague opened it between the two statements.
  if (gone.length === 0) throw new ProblemException('wrong_phase');
}

/** Opens a round with a published questionnaire: from then on its States may report. */
export async function openRound(work: Work, id: string, expected: number): Promise<Round | Refusal> {
  await readDraft(work, id, expected);
  const opened = await work.row<{ opened: boolean }>(
    `WITH asked AS (SELECT v.phase FROM rounds r JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id WHERE r.id = $1),
      opened AS (UPDATE rounds SET phase = 'open', row_version = row_version + 1 WHERE id = $1 AND row_version = $2 AND phase = 'draft' AND (SELECT phase FROM asked) = 'published' RETURNING id)
    SELECT EXISTS (SELECT FROM opened) AS opened FROM asked WHERE phase = 'published'`,
    [id, expected],
  );
  if (!opened) return refuse('incomplete', [{ path: 'questionnaireVersionId', code: 'round.questionnaire_unpublished' }]);
  const round = await readRound(work, id);
  if (!opened.opened) throw new ProblemException('stale', { current: round });
  return round;
}

/** Puts the end off while the round lasts; what came in until an end that has passed stays a fixed set. */
export async function extendRound(work: Work, id: string, expected: number, { closesOn, reason }: RoundExtension): Promise<Round | Refusal> {
  const before = await readRound(work, id);
  if (before.standing === 'draft' || before.standing === 'ended') throw new ProblemException('wrong_phase', { current: { standing: before.standing } });
  refuseStale(before, expected);
  if (closesOn <= before.closesOn) return refuse('invalid_input', [{ path: 'closesOn', code: 'round.end_only_later' }]);
  await work.rows('INSERT INTO round_extensions (round_id, programme_id, from_on, to_on, reason, extended_by) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [id, work.actor.programmeId, before.closesOn, closesOn, reason, work.actor.userId]);
  const extended = await work.rows('UPDATE rounds SET closes_on = $3, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id', [id, expected, closesOn]);
  const after = await readRound(work, id);
  if (extended.length === 0) throw new ProblemException('stale', { current: after });
  return after;
}
