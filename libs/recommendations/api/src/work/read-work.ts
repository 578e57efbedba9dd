import { scopeSql, TODAY, type Work as RequestWork } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { visibleEvidence } from '@suivi/evidence/domain';
import { DUE_SOON_DAYS, visibleCommitments, visibleSubmissions, visibleUpdates, type Work } from '@suivi/recommendations/domain';
import { IS_OVERDUE, IS_STALLED, LABEL_JOIN, labelledCommitmentJson, LACKS_LEAD, standingJoin, STATUS } from '../commitment-json.ts';
import { submissionLineJson, SUBMISSION_LINE_JOINS } from '../submissions/read-submission.ts';
import { SUBJECT_LABEL_JSON } from '../subject-json.ts';
import { UPDATE_LINE_JOINS, UPDATE_LINE_JSON } from '../updates/read-update.ts';

const nothing = (): Work => ({
  overdue: [],
  dueSoon: [],
  returned: [],
  readyForClearance: [],
  drafts: [],
  awaitingReview: [],
  counts: { overdue: 0, dueSoon: 0, stalled: 0, awaitingReview: 0, commitments: 0, withoutLead: 0 },
  states: [],
  latest: [],
  asOf: new Date().toISOString(),
});

const SOON = `(NOT ${IS_OVERDUE} AND c.due_on BETWEEN ${TODAY} AND ${TODAY} + ${DUE_SOON_DAYS} AND ${STATUS} NOT IN ('implemented', 'no_longer_applicable'))`;
/** What waits on an action that was cancelled can no longer be sent, and is no work. */
const UNDER_WAY = `NOT EXISTS (SELECT FROM actions a WHERE a.id = u.action_id AND a.phase = 'cancelled')`;
const empty = `'[]'::jsonb`;

/** What the reader meets first, by her role; one statement. */
export async function readWork(work: RequestWork): Promise<Work> {
  const { actor } = work;
  if (actor.role === 'admin') return nothing();
  const parameters: unknown[] = [actor.role, actor.state];
  const national = isNational(actor.role);
  const isCoordinator = actor.role === 'coordinator';
  const own = national ? 'c.state_code = $2' : 'true';
  const commitments = scopeSql(visibleCommitments(actor), 'c', parameters);
  const submissions = scopeSql(visibleSubmissions(actor), 's', parameters);
  // Only what the statement names may stand among its parameters.
  const evidence = national || isCoordinator ? scopeSql(visibleEvidence(actor), 'e', parameters) : 'false';
  const updates = national ? scopeSql(visibleUpdates(actor), 'u', parameters) : 'false';

  const due = (condition: string) =>
    national
      ? `(SELECT coalesce(jsonb_agg(${labelledCommitmentJson()} ORDER BY line.due_on, line.id), ${empty})
          FROM (SELECT standing.id, standing.due_on FROM standing WHERE standing.${condition} ORDER BY standing.due_on, standing.id LIMIT 10) line
          JOIN commitments c ON c.id = line.id ${LABEL_JOIN} ${standingJoin(1, 2)} LEFT JOIN institutions i ON i.id = c.lead_institution_id)`
      : empty;
  const ofUpdates = (condition: string) =>
    national
      ? `(SELECT coalesce(jsonb_agg(${UPDATE_LINE_JSON} ORDER BY coalesce(back.reviewed_at, u.updated_at) DESC), ${empty}) FROM updates u ${UPDATE_LINE_JOINS} WHERE ${updates} AND ${condition} AND ${UNDER_WAY})`
      : empty;
  const waiting =
    national || isCoordinator
      ? `(SELECT coalesce(jsonb_agg(line.item ORDER BY line.submitted_at), ${empty}) FROM (
          SELECT s.submitted_at, ${submissionLineJson(evidence)} AS item FROM submissions s ${SUBMISSION_LINE_JOINS}
          WHERE s.phase = 'submitted' AND ${submissions} ${national ? 'AND s.state_code = $2' : ''} ORDER BY s.submitted_at LIMIT 10) line)`
      : empty;
  const perState = isCoordinator
    ? `(SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', standing.state_code, 'commitments', standing.commitments, 'implemented', standing.implemented, 'overdue', standing.overdue,
        'stalled', standing.stalled, 'awaitingReview', coalesce(sent.waiting, 0), 'lastSubmittedAt', sent.last) ORDER BY standing.state_code), ${empty})
      FROM (SELECT state_code, count(*) AS commitments, count(*) FILTER (WHERE status = 'implemented') AS implemented, count(*) FILTER (WHERE overdue) AS overdue, count(*) FILTER (WHERE stalled) AS stalled FROM standing GROUP BY 1) standing
      LEFT JOIN (SELECT s.state_code, count(*) FILTER (WHERE s.phase = 'submitted' AND s.commitment_id IS NOT NULL) AS waiting, max(s.submitted_at) AS last FROM submissions s WHERE ${submissions} GROUP BY 1) sent USING (state_code))`
    : empty;

  const found = await work.row<{ work: Work }>(
    `WITH standing AS MATERIALIZED (
      SELECT c.id, c.state_code, c.due_on, ${STATUS} AS status, ${IS_OVERDUE} AS overdue, ${IS_STALLED} AS stalled, ${SOON} AS soon, ${LACKS_LEAD} AS without_lead
      FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id ${standingJoin(1, 2)} WHERE ${own} AND ${commitments})
    SELECT jsonb_build_object(
      'overdue', ${due('overdue')}, 'dueSoon', ${due('soon')},
      'returned', ${ofUpdates(`u.phase = 'returned'`)},
      'readyForClearance', ${ofUpdates(`u.ready_for_clearance AND u.phase IN ('draft', 'withdrawn')`)},
      'drafts', ${ofUpdates(`NOT u.ready_for_clearance AND u.phase IN ('draft', 'withdrawn')`)},
      'awaitingReview', ${waiting},
      'states', ${perState},
      'counts', (SELECT jsonb_build_object('overdue', count(*) FILTER (WHERE overdue), 'dueSoon', count(*) FILTER (WHERE soon), 'stalled', count(*) FILTER (WHERE stalled), 'commitments', count(*), 'withoutLead', count(*) FILTER (WHERE without_lead),
        'awaitingReview', (SELECT count(*) FROM submissions s WHERE s.phase = 'submitted' AND ${submissions} ${national ? 'AND s.state_code = $2' : ''})) FROM standing),
      'latest', (SELECT coalesce(jsonb_agg(line.item ORDER BY line.decided_at DESC), ${empty}) FROM (
        SELECT s.decided_at, jsonb_build_object('submissionId', s.id, 'subject', ${SUBJECT_LABEL_JSON}, 'status', s.verified_status, 'validatedAt', s.decided_at) AS item
        FROM submissions s ${SUBMISSION_LINE_JOINS} WHERE s.phase = 'validated' AND ${submissions} ORDER BY s.decided_at DESC LIMIT 10) line),
      'asOf', now()) AS work`,
    parameters,
  );
  return found?.work ?? nothing();
}
