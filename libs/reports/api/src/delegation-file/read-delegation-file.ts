import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { visibleActions, visibleParts } from '@suivi/actions/domain';
import { IS_OVERDUE, IS_STALLED, LABEL_JOIN, standingJoin, STATUS, subjectJoin, SUBJECT_LABEL_JSON } from '@suivi/recommendations/api';
import { SETTLED, visibleCommitments, visibleSubmissions, visibleUpdates } from '@suivi/recommendations/domain';
import { FILE_DAYS_AHEAD, type DelegationFile } from '@suivi/reports/domain';
import { refuse, type Refusal, type TranslatedText } from '@suivi/shared/domain';
import { fileReportOf, fileReportsSql, type ToldReport } from './file-reports.ts';

const settled = SETTLED.map((status) => `'${status}'`).join(', ');
const list = (item: string, order: string, rest: string) => `(SELECT coalesce(jsonb_agg(${item} ORDER BY ${order}), '[]') ${rest})`;

const COMMITMENT = `jsonb_build_object('id', c.id, 'reference', r.reference, 'title', v.title, 'acceptance', c.acceptance, 'reason', c.reason, 'leadInstitution', i.name, 'status', ${STATUS},
  'declaredStatus', s.declared_status, 'verifiedAt', s.verified_at, 'dueOn', c.due_on, 'firstDueOn', c.first_due_on, 'evidenceCount', coalesce(s.evidence_count, 0),
  'overdue', ${IS_OVERDUE}, 'stalled', ${IS_STALLED}, 'illustrative', r.illustrative OR c.illustrative)`;

interface Found {
  file: DelegationFile;
  /** What a document needs besides: the two-letter codes under which CLDR names the States, and the programme. */
  alpha2: Record<string, string>;
  programme: TranslatedText;
}

interface Told extends Omit<Found, 'file'> {
  file: Omit<DelegationFile, 'reports'> & { reports: ToldReport[] };
}

/** The delegation's file of the reader's State, or of the one a coordinator names; one statement. */
export async function readDelegationFile(work: Work, wanted: string | undefined): Promise<Found | Refusal> {
  const { actor } = work;
  const state = actor.state ?? wanted;
  if (!state) return refuse('invalid_input', [{ path: 'state', code: 'state.required' }]);
  if (wanted && wanted !== state) return refuse('forbidden');
  const parameters: unknown[] = [actor.role, actor.state, state, actor.programmeId];
  const commitments = scopeSql(visibleCommitments(actor), 'c', parameters);
  const actions = scopeSql(visibleActions(actor), 'a', parameters);
  const parts = scopeSql(visibleParts(actor), 'p', parameters);
  const sent = scopeSql(visibleSubmissions(actor), 's', parameters);
  const ofState = `c.state_code = $3 AND ${commitments}`;
  const actionStanding = `LEFT JOIN action_standings s ON s.action_id = p.action_id AND s.state_code = p.state_code AND s.level = 'delegation'`;
  const due = `FROM (
      SELECT 'commitment' AS kind, c.id, c.due_on, ${STATUS} AS status, i.name AS institution FROM commitments c ${standingJoin(1, 2)} LEFT JOIN institutions i ON i.id = c.lead_institution_id WHERE ${ofState}
      UNION ALL
      SELECT 'action', a.id, a.due_on, coalesce(s.status, 'not_started'), i.name FROM action_parts p JOIN actions a ON a.id = p.action_id ${actionStanding} LEFT JOIN institutions i ON i.id = p.responsible_institution_id
        WHERE p.state_code = $3 AND p.response = 'accepted' AND a.phase = 'active' AND ${parts}) line
    JOIN LATERAL subject_of(CASE line.kind WHEN 'commitment' THEN line.id END, CASE line.kind WHEN 'action' THEN line.id END, $3) subject ON true WHERE line.status NOT IN (${settled}) AND line.due_on <= ${TODAY} + ${FILE_DAYS_AHEAD}`;
  const promised = `FROM (SELECT * FROM (SELECT DISTINCT ON (s.subject_id) s.* FROM submissions s WHERE s.state_code = $3 AND ${sent} ORDER BY s.subject_id, s.submitted_at DESC) latest ORDER BY latest.submitted_at DESC LIMIT 100) s
    ${subjectJoin('s')} LEFT JOIN users who ON who.id = s.submitted_by`;
  const joint = `FROM actions a WHERE ${actions} AND a.phase = 'active' AND a.state_count > 1 AND EXISTS (SELECT FROM action_parts p WHERE p.action_id = a.id AND p.state_code = $3 AND ${parts})`;
  const answers = list(`jsonb_build_object('stateCode', p.state_code, 'response', p.response, 'reason', p.response_reason, 'respondedAt', p.responded_at)`, 'p.state_code', `FROM action_parts p WHERE p.action_id = a.id AND ${parts}`);
  const disputed = `FROM (SELECT DISTINCT ON (s.subject_id) s.* FROM submissions s WHERE s.state_code = $3 AND s.phase IN ('returned', 'validated') AND ${sent} ORDER BY s.subject_id, s.submitted_at DESC) s
    ${subjectJoin('s')} LEFT JOIN reviews review ON review.submission_id = s.id WHERE s.phase = 'returned' OR s.verified_status <> s.declared_status`;
  const drafts = isNational(actor.role)
    ? list(
        `jsonb_build_object('id', u.id, 'subject', ${SUBJECT_LABEL_JSON}, 'phase', u.phase, 'authorName', author.name, 'readyForClearance', u.ready_for_clearance, 'updatedAt', u.updated_at)`,
        'u.updated_at DESC',
        `FROM updates u ${subjectJoin('u')} LEFT JOIN users author ON author.id = u.author_id WHERE u.state_code = $3 AND u.phase IN ('draft', 'returned', 'withdrawn') AND ${scopeSql(visibleUpdates(actor), 'u', parameters)}`,
      )
    : `'[]'::jsonb`;
  const found = await work.row<Told>(
    `SELECT jsonb_build_object('stateCode', $3::text, 'asOf', now(),
      'commitments', ${list(COMMITMENT, 'r.reference_order', `FROM commitments c ${LABEL_JOIN} ${standingJoin(1, 2)} LEFT JOIN institutions i ON i.id = c.lead_institution_id WHERE ${ofState}`)},
      'due', ${list(`jsonb_build_object('subject', ${SUBJECT_LABEL_JSON}, 'dueOn', line.due_on, 'overdue', line.due_on < ${TODAY}, 'status', line.status, 'institution', line.institution)`, 'line.due_on, line.id', due)},
      'promised', ${list(`jsonb_build_object('subject', ${SUBJECT_LABEL_JSON}, 'receiptNumber', s.receipt_number, 'submittedAt', s.submitted_at, 'submittedByName', who.name, 'declaredStatus', s.declared_status, 'phase', s.phase, 'verifiedStatus', s.verified_status)`, 's.submitted_at DESC', promised)},
      'joint', ${list(`jsonb_build_object('action', jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title), 'proposerState', a.proposer_state, 'dueOn', a.due_on, 'answers', ${answers})`, 'a.due_on, a.id', joint)},
      'disputed', ${list(`jsonb_build_object('subject', ${SUBJECT_LABEL_JSON}, 'kind', CASE WHEN s.phase = 'returned' THEN 'returned' ELSE 'verified_otherwise' END, 'declaredStatus', s.declared_status, 'verifiedStatus', s.verified_status, 'comment', review.comment, 'at', s.decided_at)`, 's.decided_at DESC', disputed)},
      'drafts', ${drafts},
      'reports', ${fileReportsSql(work, parameters)},
      'people', ${list(`jsonb_build_object('name', u.name, 'email', u.email, 'role', m.role, 'institution', n.name)`, `m.role = 'coordinator', m.role DESC, u.name`, `FROM memberships m JOIN users u ON u.id = m.user_id LEFT JOIN institutions n ON n.id = m.institution_id WHERE u.disabled_at IS NULL AND (m.state_code = $3 OR m.role = 'coordinator')`)},
      'institutions', ${list(
        `jsonb_build_object('id', n.id, 'name', n.name, 'acronym', n.acronym, 'leads', (SELECT count(*) FROM commitments c WHERE c.lead_institution_id = n.id AND ${ofState}),
          'supports', (SELECT count(*) FROM commitment_institutions ci JOIN commitments c ON c.id = ci.commitment_id WHERE ci.institution_id = n.id AND ${ofState}),
          'actions', (SELECT count(*) FROM action_parts p WHERE p.responsible_institution_id = n.id AND p.response = 'accepted' AND p.phase = 'active' AND ${parts}))`,
        'n.code',
        'FROM institutions n WHERE n.state_code = $3',
      )}) AS file,
      (SELECT jsonb_object_agg(code, alpha2) FROM states) AS alpha2, (SELECT name FROM programmes WHERE id = $4) AS programme`,
    parameters,
  );
  if (!found) throw new Error('a statement that always answers did not');
  return { ...found, file: { ...found.file, reports: found.file.reports.map((report) => fileReportOf(work, state, report)) } };
}
