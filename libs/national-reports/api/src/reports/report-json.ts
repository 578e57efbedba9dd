import { EVIDENCE_JSON } from '@suivi/evidence/api';

/** Round `r` as `roundLabelSchema` says. */
export const ROUND_LABEL_JSON = `jsonb_build_object('id', r.id, 'title', r.title, 'opensOn', r.opens_on, 'closesOn', r.closes_on, 'illustrative', r.illustrative)`;

/** Answer `a`, after `ANSWER_JOIN`. */
export const ANSWER_JSON = `jsonb_build_object('question', a.question_key, 'item', a.item, 'section', a.section_key, 'value', a.value, 'previous', a.previous, 'updatedAt', a.updated_at,
  'updatedByName', writer.name, 'rowVersion', a.row_version)`;
export const ANSWER_JOIN = `LEFT JOIN users writer ON writer.id = a.updated_by`;

/** Evidence `e` with the answer that it proves. */
export const ANSWER_EVIDENCE_JSON = `(${EVIDENCE_JSON} || jsonb_build_object('question', e.question_key, 'item', e.item))`;

/** Section `s` without `mayWrite`, which the domain decides; with the institution's id for it to decide by. */
export const SECTION_JSON = `jsonb_build_object('key', s.section_key, 'institution', CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.id, 'name', i.name, 'acronym', i.acronym) END,
  'assignee', CASE WHEN s.assignee_id IS NOT NULL THEN jsonb_build_object('id', s.assignee_id, 'name', assignee.name) END, 'audience', s.audience, 'ready', s.ready, 'rowVersion', s.row_version)`;
export const SECTION_JOINS = `LEFT JOIN institutions i ON i.id = s.institution_id LEFT JOIN users assignee ON assignee.id = s.assignee_id`;

/** Review `v` with its `reviewer`. */
export const REPORT_REVIEW_JSON = `jsonb_build_object('outcome', v.outcome, 'comment', v.comment, 'questions', v.questions, 'reviewedAt', v.reviewed_at, 'reviewerName', reviewer.name)`;
