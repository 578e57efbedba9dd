/** What statement `alias` (an update, submission or review) is about, as row-level security lets the reader see it; joins `subject`. */
export function subjectJoin(alias: string): string {
  return `JOIN LATERAL subject_of(${alias}.commitment_id, ${alias}.action_id, ${alias}.state_code) subject ON true`;
}

/** `subjectSchema` and `subjectLabelSchema`. */
export function subjectJson(alias: string): string {
  return `jsonb_build_object('kind', CASE WHEN ${alias}.action_id IS NULL THEN 'commitment' ELSE 'action' END, 'id', ${alias}.subject_id)`;
}
export const SUBJECT_LABEL_JSON = `jsonb_build_object('kind', subject.kind, 'id', subject.id, 'reference', subject.reference, 'title', subject.title, 'stateCode', subject.state_code, 'illustrative', subject.illustrative)`;
