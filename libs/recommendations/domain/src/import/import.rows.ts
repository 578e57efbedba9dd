import { articleIdOf, dateSchema, lineText, partsOf, plainText, type ImportIssue } from '@suivi/shared/domain';
import { MAX_THEME_WORDS } from '../import.contract.ts';
import type { ImportField, ImportMapping } from './import.columns.ts';
import { titleOf } from './import.title.ts';
import { readThemes, themeWordsOf, type KnownTheme, type ThemeWord } from './import.themes.ts';
import { acceptanceOf } from './import.words.ts';

/** What rows are read against. */
export interface ImportContext {
  columns: readonly string[];
  mapping: ImportMapping;
  meetingId: string;
  adoptedOn: string;
  stateOf: (name: string) => string | null;
  programmeStates: ReadonlySet<string>;
  themeOf: (word: string) => KnownTheme | null;
  /** What the coordinator decided about a word that is no theme of ours: another theme, or null to leave it out; undefined: nothing yet. */
  decisionOn: (word: string) => KnownTheme | null | undefined;
  articleIds: ReadonlySet<string>;
  /** The import key of each reference that is in use; empty for what was not imported. */
  takenReferences: ReadonlyMap<string, string>;
  /** The key under which a repeated import finds a row again, of the text that identifies it. */
  keyOf: (identity: string) => string;
}

export interface ImportedRow {
  row: number;
  key: string;
  stateCodes: string[];
  title: string;
  text: string;
  acceptance: 'accepted' | 'accepted_in_part' | 'noted';
  /** The answer in the file's own word, which is the reason as long as the State gives none. */
  acceptanceWord: string;
  themeIds: string[];
  themeCodes: string[];
  /** The themes in the file's own words, kept whatever became of them. */
  themeWords: string[];
  articleIds: string[];
  source: string;
  session: string;
  adoptedOn: string;
  reference: string | null;
  faulty: boolean;
}

const SEPARATOR = '\u001F';
const LIMITS: Partial<Record<ImportField, ReturnType<typeof plainText>>> = {
  text: plainText(20_000, 1),
  title: lineText(300),
  reference: lineText(60),
  source: lineText(300),
  session: lineText(100),
  externalId: lineText(200),
  themes: plainText(5_000),
};

/** Reads every row as it would be written, and says what is wrong with it, cell by cell. Theme words that are none of ours are counted. */
export function readRows(records: readonly (readonly string[])[], context: ImportContext): { rows: ImportedRow[]; issues: ImportIssue[]; themeWords: ThemeWord[] } {
  const issues: ImportIssue[] = [];
  const columnOf = new Map(Object.entries(context.mapping).map(([column, field]) => [field, column]));
  const places = new Map([...columnOf].map(([field, column]) => [field, context.columns.indexOf(column)]));
  const seen = new Map<string, number>();

  const rows = records.map((record, index): ImportedRow => {
    const row = index + 1;
    const before = issues.length;
    const fault = (field: ImportField | null, code: string, value: string) => issues.push({ row, column: field ? (columnOf.get(field) ?? null) : null, code, value: value.slice(0, 200).toWellFormed() });
    const cell = (field: ImportField): string => {
      const raw = record[places.get(field) ?? -1] ?? '';
      const limit = LIMITS[field];
      if (!limit) return raw.trim();
      const read = limit.safeParse(raw);
      if (read.success) return read.data;
      fault(field, read.error.issues[0]?.message ?? 'value.invalid', raw);
      return '';
    };
    if (record.length > context.columns.length) fault(null, 'row.too_many_cells', record.at(-1) ?? '');
    const text = cell('text');
    const stateCodes = statesOf(cell('state'), context, fault);
    const acceptanceWord = cell('acceptance');
    const acceptance = places.has('acceptance') ? acceptanceOf(acceptanceWord) : 'accepted';
    if (!acceptance) fault('acceptance', 'acceptance.unknown', acceptanceWord);
    const adoptedOn = dateSchema.safeParse(cell('adoptedOn') || context.adoptedOn);
    if (!adoptedOn.success) fault('adoptedOn', adoptedOn.error.issues[0]?.message ?? 'date.malformed', cell('adoptedOn'));
    const { themes, words, isTooLong } = readThemes(cell('themes'), context);
    if (isTooLong) fault('themes', 'theme.too_long', cell('themes'));
    const read = {
      row,
      stateCodes,
      title: cell('title') || titleOf(text),
      text,
      acceptance: acceptance ?? 'accepted',
      acceptanceWord,
      themeIds: themes.map(({ id }) => id),
      themeCodes: themes.map(({ code }) => code),
      themeWords: words,
      articleIds: articlesOf(cell('articles'), context, fault),
      source: cell('source'),
      session: cell('session'),
      adoptedOn: adoptedOn.success ? adoptedOn.data : context.adoptedOn,
      reference: cell('reference') || null,
    };
    const key = context.keyOf(identityOf(read, cell('externalId'), context.meetingId));
    const first = seen.get(key);
    if (first !== undefined) fault(null, 'row.duplicate', String(first));
    else if (text !== '') seen.set(key, row);
    const taken = read.reference === null ? undefined : context.takenReferences.get(read.reference);
    if (taken !== undefined && taken !== key) fault('reference', 'reference.taken', read.reference ?? '');
    return { ...read, key, faulty: issues.length > before };
  });
  const themeWords = themeWordsOf(rows, context);
  if (themeWords.length > MAX_THEME_WORDS) issues.push({ row: 0, column: columnOf.get('themes') ?? null, code: 'theme.too_many', value: String(themeWords.length) });
  return { rows, issues: issues.concat(referencesTwice(rows, columnOf.get('reference') ?? null)), themeWords };
}

type Fault = (field: ImportField, code: string, value: string) => void;

function statesOf(cell: string, { stateOf, programmeStates }: ImportContext, fault: Fault): string[] {
  // A name may hold a comma itself, as "Congo, Democratic Republic of the" in some lists.
  const names = stateOf(cell) ? [cell] : partsOf(cell);
  if (names.length === 0) fault('state', 'state.required', cell);
  const codes = names.flatMap((name) => {
    const code = stateOf(name);
    if (code && programmeStates.has(code)) return [code];
    fault('state', code ? 'state.not_of_programme' : 'state.unknown', name);
    return [];
  });
  return [...new Set(codes)].sort();
}

function articlesOf(cell: string, { articleIds }: ImportContext, fault: Fault): string[] {
  const ids = partsOf(cell).flatMap((name) => {
    const id = articleIdOf(name);
    if (articleIds.has(id)) return [id];
    fault('articles', 'article.unknown', name);
    return [];
  });
  return [...new Set(ids)];
}

/** What makes a row the same when it is brought in again: its own id within its meeting; without one, text, States, source and session. */
export function identityOf(row: Pick<ImportedRow, 'text' | 'stateCodes' | 'source' | 'session'>, externalId: string, meetingId: string): string {
  if (externalId !== '') return ['id', meetingId, externalId].join(SEPARATOR);
  const text = row.text.normalize('NFC').replace(/\s+/g, ' ');
  return ['text', text, row.stateCodes.join(' '), row.source.normalize('NFC'), row.session].join(SEPARATOR);
}

function referencesTwice(rows: ImportedRow[], column: string | null): ImportIssue[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    if (row.reference === null) return [];
    if (!seen.has(row.reference)) {
      seen.add(row.reference);
      return [];
    }
    row.faulty = true;
    return [{ row: row.row, column, code: 'reference.twice', value: row.reference }];
  });
}
