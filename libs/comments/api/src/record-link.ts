/**
 * SQL of where a record is read, at what is said about it: what was submitted on the page of its commitment or action, but for who reviews it.
 * `of` has the columns of a comment's subject.
 */
export function recordLink(of: string): string {
  return `CASE ${of}.subject_kind WHEN 'recommendation' THEN '/recommendations/' || ${of}.subject_id WHEN 'commitment' THEN '/commitments/' || ${of}.subject_id WHEN 'action' THEN '/actions/' || ${of}.subject_id
    ELSE CASE WHEN current_setting('suivi.role') = 'coordinator' THEN '/review/' || ${of}.subject_id
      ELSE (SELECT coalesce('/actions/' || s.action_id, '/commitments/' || s.commitment_id) FROM submissions s WHERE s.id = ${of}.subject_id) END END || '#comments-' || ${of}.subject_id`;
}
