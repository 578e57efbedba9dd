import type { Work } from '@suivi/access/api';
import { MAX_THEME_WORDS, type ImportPreview, type ImportRequest } from '@suivi/recommendations/domain';
import { readFile, type ReadFile } from './read-file.ts';

/** How much of a large file a preview shows; its counts are of the whole file. */
const SHOWN_ROWS = 50;
const SHOWN_ISSUES = 1_000;

/** What an import would do, row by row; nothing is written. */
export async function previewImport(work: Work, request: ImportRequest): Promise<ImportPreview> {
  const file = await readFile(work, request, false);
  const there = await existing(work, file);
  const outcomeOf = ({ faulty, key }: ReadFile['rows'][number]) => (faulty ? 'error' : there.has(key) ? 'exists' : 'create');
  const outcomes = file.rows.map(outcomeOf);
  return {
    columns: file.columns,
    mapping: file.mapping,
    rowCount: file.rowCount,
    toCreate: outcomes.filter((outcome) => outcome === 'create').length,
    alreadyThere: outcomes.filter((outcome) => outcome === 'exists').length,
    issues: [...file.unusable.map(({ path, code }) => ({ row: 0, column: path.slice('mapping.'.length), code, value: '' })), ...file.issues.slice(0, SHOWN_ISSUES)],
    themeWords: file.themeWords.slice(0, MAX_THEME_WORDS),
    rows: file.rows.slice(0, SHOWN_ROWS).map((row, index) => ({
      row: row.row,
      stateCodes: row.stateCodes,
      title: row.title,
      text: row.text,
      acceptance: row.acceptance,
      themes: row.themeCodes,
      outcome: outcomes[index] ?? 'error',
    })),
  };
}

async function existing(work: Work, { rows }: ReadFile): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const found = await work.rows<{ key: string }>('SELECT import_key AS key FROM recommendations WHERE programme_id = $1 AND import_key = ANY($2)', [work.actor.programmeId, rows.map(({ key }) => key)]);
  return new Set(found.map(({ key }) => key));
}
