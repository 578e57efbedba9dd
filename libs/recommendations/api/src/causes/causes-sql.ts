import { SETTLED } from '@suivi/recommendations/domain';
import { LABEL_JOIN, STATUS } from '../commitment-json.ts';
import { subjectJoin } from '../subject-json.ts';

/** Background work reads every standing; a State is told by its own. */
export const OWN_STANDING = `LEFT JOIN commitment_standings s ON s.commitment_id = c.id AND s.level = 'delegation'`;
const settled = SETTLED.map((status) => `'${status}'`).join(', ');

/** Whether somebody should still do something about commitment `c` with its standing `s`: not where the State only took note, nor while the coordinator is to answer. */
export const OPEN = `c.acceptance <> 'noted' AND ${STATUS} NOT IN (${settled}) AND NOT EXISTS (SELECT FROM submissions w WHERE w.commitment_id = c.id AND w.phase = 'submitted')`;

/** The commitments `c` of people `p` who answer for them: the focal points of the State, and who works for a responsible institution. */
export const ANSWERED_FOR = `people p JOIN commitments c ON c.programme_id = p.programme_id AND c.state_code = p.state_code
  AND (p.role = 'focal_point' OR (p.role = 'contributor' AND (c.lead_institution_id = p.institution_id OR EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = c.id AND ci.institution_id = p.institution_id)))) ${OWN_STANDING}`;

/** The same of the reader, who may have changed: whether she still answers for commitment `c`. */
export const MINE = `(c.state_code = current_setting('suivi.state', true) AND (current_setting('suivi.role') = 'focal_point' OR (current_setting('suivi.role') = 'contributor'
  AND (c.lead_institution_id = nullif(current_setting('suivi.institution', true), '')::uuid OR EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = c.id AND ci.institution_id = nullif(current_setting('suivi.institution', true), '')::uuid)))))`;

/** Commitment `c` as a line of a notification, with its address as an SQL expression. */
export function lineJson(link: string, { reference = 'r.reference', state = 'c.state_code' } = {}): string {
  return `jsonb_build_object('reference', ${reference}, 'title', v.title, 'stateCode', ${state}, 'alpha2', NULL, 'link', ${link})`;
}

/** Notifications `n` whose subject is a commitment. */
export const OF_COMMITMENT = `n JOIN commitments c ON c.id = n.subject_id ${LABEL_JOIN} ${OWN_STANDING}`;
/** What a statement is about, commitment or action (`subject`), as a line of a notification, with its address as an SQL expression. */
export function subjectLineJson(link: string, { withState = false } = {}): string {
  const alpha2 = withState ? `(SELECT code_of.alpha2 FROM states code_of WHERE code_of.code = subject.state_code)` : 'NULL';
  return `jsonb_build_object('reference', subject.reference, 'title', subject.title, 'stateCode', subject.state_code, 'alpha2', ${alpha2}, 'link', ${link})`;
}

/** Notifications `n` whose subject is the State's working copy of an update; a contributor sees those that her institution answers for. */
export const OF_UPDATE = `n JOIN updates u ON u.id = n.subject_id ${subjectJoin('u')}`;
