import { scopeSql, type Work } from '@suivi/access/api';
import { ROUND_LABEL_JSON } from '@suivi/national-reports/api';
import { visibleReportSubmissions } from '@suivi/national-reports/domain';
import { visibleTranspositions, type EntryQuery } from '@suivi/transposition/domain';

/** Entry `n` of round `r`, without what its kind adds. */
export const ENTRY_FIELDS = `'id', n.entry_id, 'submissionId', n.submission_id, 'stateCode', n.state_code, 'title', n.title, 'text', n.text, 'articles', to_jsonb(n.articles), 'themeIds', to_jsonb(n.theme_ids),
  'round', ${ROUND_LABEL_JSON}, 'decidedAt', n.decided_at, 'illustrative', n.illustrative`;

/**
 * `entries`: what the reader may see of one purpose and asked for, from each State's latest report on a questionnaire that shows her
 * anything: what a State no longer says there is no longer told.
 */
export function entriesSql(work: Work, purpose: 'good_practice' | 'need', { state, article, theme }: EntryQuery, parameters: unknown[]): string {
  const [entryScope, submissionScope] = [scopeSql(visibleTranspositions(work.actor), 'n', parameters), scopeSql(visibleReportSubmissions(work.actor), 'b', parameters)];
  const conditions = [`n.purpose = $${parameters.push(purpose)}`, entryScope];
  if (state) conditions.push(`n.state_code = $${parameters.push(state)}`);
  if (article) conditions.push(`$${parameters.push(article)} = ANY(n.articles)`);
  if (theme) conditions.push(`$${parameters.push(theme)}::uuid = ANY(n.theme_ids)`);
  return `
  shown AS MATERIALIZED (
    SELECT b.id, b.state_code, b.round_id, b.decided_at FROM report_submissions b WHERE b.phase = 'validated' AND ${submissionScope}
    UNION SELECT n.submission_id, n.state_code, n.round_id, n.decided_at FROM report_entries n WHERE ${entryScope}),
  current AS MATERIALIZED (
    SELECT DISTINCT ON (b.state_code, v.questionnaire_id) b.id FROM shown b JOIN rounds r ON r.id = b.round_id JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id
    ORDER BY b.state_code, v.questionnaire_id, b.decided_at DESC, b.id DESC),
  entries AS MATERIALIZED (SELECT n.* FROM report_entries n JOIN current c ON c.id = n.submission_id WHERE ${conditions.join(' AND ')})`;
}
