import { issueKey } from '@suivi/shared/web';

/** Codes that only these screens meet; all others have their sentence in the texts used everywhere. */
const OWN: ReadonlySet<string> = new Set([
  'acceptance.unknown',
  'article.unknown',
  'csv.column_twice',
  'csv.header_missing',
  'csv.malformed',
  'csv.no_rows',
  'mapping.field_twice',
  'mapping.state_required',
  'mapping.text_required',
  'mapping.unknown_column',
  'reference.taken',
  'reference.twice',
  'review.evidence_required',
  'row.duplicate',
  'row.too_many_cells',
  'state.not_of_programme',
  'state.unknown',
]);

/** The key of the sentence for what a field or a cell has wrong. */
export function issueWords(code: string): string {
  return OWN.has(code) ? `recommendations.issue.${code}` : issueKey(code);
}
