import type { Work } from '@suivi/access/api';
import type { ImportedLine, LibraryImportPreview, LibraryImportRequest } from '@suivi/library/domain';
import { knownLaws, readLawsOf } from './read-laws.ts';

/** How much of a large file a preview shows; its counts are of the whole file. */
const SHOWN_ROWS = 50;
const SHOWN_ISSUES = 1_000;

/** What an import would do, row by row; nothing is written. */
export async function previewLibraryImport(work: Work, request: LibraryImportRequest): Promise<LibraryImportPreview> {
  const { columns, mapping, rowCount, unusable, lines, laws, issues } = await readLawsOf(work, request, false);
  const there = await knownLaws(work, laws);
  const faulty = new Set(lines.filter((line) => line.faulty).map(({ key }) => key));
  const outcomeOf = ({ faulty: isFaulty, joins, key }: ImportedLine) => (isFaulty ? 'error' : there.has(key) ? 'exists' : joins ? 'joins' : 'create');
  return {
    columns,
    mapping,
    rowCount,
    toCreate: laws.filter(({ key }) => !there.has(key) && !faulty.has(key)).length,
    alreadyThere: laws.filter(({ key }) => there.has(key)).length,
    issues: [...unusable.map(({ path, code }) => ({ row: 0, column: path.slice('mapping.'.length), code, value: '' })), ...issues.slice(0, SHOWN_ISSUES)],
    rows: lines.slice(0, SHOWN_ROWS).map((line) => ({
      row: line.row,
      stateCode: line.stateCode,
      title: line.title,
      number: line.number ?? '',
      type: line.type,
      articles: line.articleIds,
      provision: line.provision,
      outcome: outcomeOf(line),
    })),
  };
}
