import { articleIdOf, comparable, lawDateSchema, lineText, partsOf, plainText, type ImportIssue } from '@suivi/shared/domain';
import { secureAddressSchema, sherlocSchema, type LibraryContent, type Provision } from '../library.contract.ts';
import { STATUS_WORDS, TYPE_WORDS } from './import.columns.ts';
import type { LibraryImportField, LibraryImportMapping } from './import.contract.ts';

type Law = Extract<LibraryContent, { kind: 'legislation' }>;

/** What rows are read against. */
export interface LibraryImportContext {
  columns: readonly string[];
  mapping: LibraryImportMapping;
  stateOf: (name: string) => string | null;
  programmeStates: ReadonlySet<string>;
  /** The only State whose laws may be brought in; null: any of the programme. */
  ownState: string | null;
  articleIds: ReadonlySet<string>;
  /** For rows that do not name theirs. */
  source: string;
  needsSource: boolean;
  /** The key under which a repeated import finds a law again, of the text that identifies it. */
  keyOf: (identity: string) => string;
}

export interface ImportedLaw extends Pick<Law, 'type' | 'number' | 'adoptedOn' | 'gazette' | 'status' | 'link' | 'sherloc' | 'source'> {
  key: string;
  stateCode: string;
  title: string;
  articles: (Pick<Provision, 'articleId' | 'provision'> & { extract: string | null })[];
}
export interface ImportedLine extends Omit<ImportedLaw, 'articles'> {
  row: number;
  articleIds: string[];
  provision: string;
  extract: string;
  faulty: boolean;
  /** Whether an earlier row began the law. */
  joins: boolean;
}

const SEPARATOR = '\u001F';
const LIMITS: Partial<Record<LibraryImportField, ReturnType<typeof plainText>>> = {
  title: lineText(500, 1),
  number: lineText(100),
  gazette: lineText(300),
  provision: lineText(200),
  extract: plainText(10_000),
  source: lineText(500),
  externalId: lineText(200),
};
/** Provisions of one law, as its schema allows. */
const MAX_PROVISIONS = 100;

/** Reads every row as it would be written, and says what is wrong with it, cell by cell. Rows that name the same law make one law with several provisions. */
export function readLaws(records: readonly (readonly string[])[], context: LibraryImportContext): { lines: ImportedLine[]; laws: ImportedLaw[]; issues: ImportIssue[] } {
  const issues: ImportIssue[] = [];
  const columnOf = new Map(Object.entries(context.mapping).map(([column, field]) => [field, column]));
  const places = new Map([...columnOf].map(([field, column]) => [field, context.columns.indexOf(column)]));
  const laws = new Map<string, ImportedLaw>();

  const lines = records.map((record, index): ImportedLine => {
    const row = index + 1;
    const before = issues.length;
    const fault = (field: LibraryImportField | null, code: string, value: string) => issues.push({ row, column: field ? (columnOf.get(field) ?? null) : null, code, value: value.slice(0, 200).toWellFormed() });
    const cell = (field: LibraryImportField): string => {
      const raw = record[places.get(field) ?? -1] ?? '';
      const read = LIMITS[field]?.safeParse(raw);
      if (!read || read.success) return read?.data ?? raw.trim();
      fault(field, read.error.issues[0]?.message ?? 'value.invalid', raw);
      return '';
    };
    /** A cell that may be empty and else has to be what its schema wants. */
    const valid = (field: 'adoptedOn' | 'link' | 'sherloc', schema: typeof lawDateSchema | typeof secureAddressSchema): string | null => {
      const value = cell(field);
      if (value === '') return null;
      const read = schema.safeParse(value);
      if (!read.success) fault(field, read.error.issues[0]?.message ?? 'value.invalid', value);
      return read.success ? read.data : null;
    };
    const word = <Meaning>(field: 'type' | 'status', words: ReadonlyMap<string, Meaning>, without: Meaning): Meaning => {
      const value = cell(field);
      const meaning = value === '' ? without : words.get(comparable(value));
      if (meaning === undefined) fault(field, `${field}.unknown`, value);
      return meaning ?? without;
    };
    if (record.length > context.columns.length) fault(null, 'row.too_many_cells', record.at(-1) ?? '');
    const stateCode = stateOf(cell('state'), context, (code, value) => fault('state', code, value));
    const articleIds = [...new Set(partsOf(cell('articles')))].flatMap((name) => {
      const id = articleIdOf(name);
      if (context.articleIds.has(id)) return [id];
      fault('articles', 'article.unknown', name);
      return [];
    });
    const read = {
      row,
      stateCode,
      title: cell('title'),
      type: word('type', TYPE_WORDS, 'law'),
      number: cell('number') || null,
      adoptedOn: valid('adoptedOn', lawDateSchema),
      gazette: cell('gazette') || null,
      status: word('status', STATUS_WORDS, 'in_force'),
      link: valid('link', secureAddressSchema),
      sherloc: valid('sherloc', sherlocSchema),
      source: cell('source') || context.source || null,
      articleIds,
      provision: cell('provision'),
      extract: cell('extract'),
    };
    if (context.needsSource && read.source === null) fault('source', 'source.required', '');
    if (articleIds.length === 0 && (read.provision !== '' || read.extract !== '')) fault('articles', 'article.required', read.provision);
    const key = context.keyOf(identityOf(read, cell('externalId')));
    const begun = laws.get(key);
    const law = begun ?? { ...read, key, articles: [] };
    law.articles.push(...articleIds.map((articleId) => ({ articleId, provision: read.provision || null, extract: read.extract || null })));
    if (law.articles.length > MAX_PROVISIONS) fault('articles', 'article.too_many', String(law.articles.length));
    if (begun && articleIds.length === 0) fault(null, 'row.duplicate', '');
    if (read.title !== '') laws.set(key, law);
    return { ...read, key, joins: begun !== undefined, faulty: issues.length > before };
  });
  return { lines, laws: [...laws.values()], issues };
}

function stateOf(name: string, { stateOf: find, programmeStates, ownState }: LibraryImportContext, fault: (code: string, value: string) => void): string {
  const code = find(name);
  if (name === '') fault('state.required', '');
  else if (!code) fault('state.unknown', name);
  else if (!programmeStates.has(code)) fault('state.not_of_programme', name);
  else if (ownState !== null && code !== ownState) fault('state.not_own', name);
  return code ?? '';
}

/** What makes a law the same when it is brought in again: its own id; without one, its State with its number, or with title and date. */
function identityOf({ stateCode, number, title, adoptedOn }: Pick<ImportedLine, 'stateCode' | 'number' | 'title' | 'adoptedOn'>, externalId: string): string {
  if (externalId !== '') return ['id', stateCode, externalId].join(SEPARATOR);
  return (number === null ? ['title', stateCode, comparable(title), adoptedOn ?? ''] : ['number', stateCode, comparable(number), adoptedOn ?? '']).join(SEPARATOR);
}
