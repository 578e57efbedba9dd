import { STAGES, type AnswerOf, type AnswerValue, type Column, type Entry, type Question } from '@suivi/questionnaires/domain';
import { isBlank, original, reviseOriginal, type Language, type TranslatedText } from '@suivi/shared/domain';
import type { FormField, ReturnedCell } from './form.contract.ts';

/** Of one cell, by the part of the answer that it holds. */
export type Cells = ReadonlyMap<string, string>;

/** The text of a cell as it is compared: what programs add or leave out around it says nothing. */
function plainCell(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** Tells whether a cell was changed, without keeping in the file what stood in it: 53 bits, not a secret. */
export function fingerprintOf(text: string): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of plainCell(text)) {
    const code = letter.codePointAt(0) ?? 0;
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}

/** What was given in a cell in the way the portal writes it; null where it is no such thing. */
export function understood({ input, options }: Pick<FormField, 'input' | 'options'>, given: string): string | null {
  const text = plainCell(given);
  if (text === '') return '';
  if (input === 'number') return numberIn(text);
  if (input === 'date') return dayIn(text);
  if (input === 'choice') return choiceIn(options, text);
  return text;
}

/** "1 234,5", "1234.5": spaces between thousands, a comma or a point before decimals. */
function numberIn(text: string): string | null {
  const bare = text.replace(/[\s\u00A0\u202F]/g, '').replace(/^([-+]?\d+),(\d+)$/, '$1.$2');
  return /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(bare) ? String(Number(bare)) : null;
}

/** Day 25,569 of a spreadsheet is 1 January 1970; from 20,000 on it is a day of our times. */
const SPREADSHEET_EPOCH = 25_569;
const DAY_MS = 86_400_000;

/** "2026-03-04", or the day first: "4/3/2026"; or as a spreadsheet counts days. */
function dayIn(text: string): string | null {
  if (/^[2-9]\d{4}(\.0+)?$/.test(text)) return new Date((Number(text) - SPREADSHEET_EPOCH) * DAY_MS).toISOString().slice(0, 10);
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00.*)?$/.exec(text) ?? [];
  const [, dayFirst, monthThen, yearLast] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  const iso = `${year ?? yearLast}-${(month ?? monthThen ?? '').padStart(2, '0')}-${(day ?? dayFirst ?? '').padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

/** An option as it is offered, its number alone, or its words alone. */
function choiceIn(options: readonly string[], text: string): string | null {
  const wanted = text.replace(/\s+/g, ' ').toLocaleLowerCase();
  const bare = (option: string) => option.replace(/^\d+\. /, '').toLocaleLowerCase();
  const found = options.find((option) => option.toLocaleLowerCase() === wanted) ?? options.find((option) => bare(option) === wanted) ?? (/^\d+\.?$/.test(wanted) ? options.find((option) => option.startsWith(`${Number.parseInt(wanted, 10)}. `)) : undefined);
  return found ?? null;
}

/** An answer with the given cells in it, each as `understood` gives it; null once nothing is left. `language` is that of a text that is new. */
export function withCells(question: Question, value: AnswerValue | null, cells: Cells, language: Language, optionsOf: (part: string) => readonly string[]): AnswerValue | null {
  const own = value?.kind === question.kind ? value : null;
  const chosen = (part: string) => optionsOf(part).indexOf(cells.get(part) ?? '');
  const cell = cells.values().next().value ?? '';
  switch (question.kind) {
    case 'text': {
      const text = rewritten((own as AnswerOf<'text'> | null)?.text ?? null, cell, language);
      return text && { kind: 'text', text };
    }
    case 'single_choice': {
      const choice = question.choices[chosen('choice')];
      return choice ? { kind: 'single_choice', choice: choice.key } : null;
    }
    case 'multiple_choice': {
      const before = (own as AnswerOf<'multiple_choice'> | null)?.choices ?? [];
      const choices = question.choices.map(({ key }) => key).filter((key) => (cells.has(`choice:${key}`) ? chosen(`choice:${key}`) === 0 : before.includes(key)));
      return choices.length === 0 ? null : { kind: 'multiple_choice', choices };
    }
    case 'number':
      return cell === '' ? null : { kind: 'number', number: Number(cell) };
    case 'date':
      return cell === '' ? null : { kind: 'date', date: cell };
    case 'file':
      return cell !== '' || own ? { kind: 'file', note: cell || null } : null;
    case 'table':
      return tableWith(question.columns, (own as AnswerOf<'table'> | null)?.rows ?? [], cells);
    case 'articles':
      return articleWith(own as AnswerOf<'articles'> | null, cells, language, chosen('stage'));
    case 'entries':
      return entriesWith((own as AnswerOf<'entries'> | null)?.entries ?? [], cells, language, (part) => chosen(part) === 0);
  }
}

function rewritten(before: TranslatedText | null, text: string, language: Language): TranslatedText | null {
  if (isBlank(text)) return null;
  return before ? reviseOriginal(before, text) : original(language, text);
}

function tableWith(columns: readonly Column[], before: AnswerOf<'table'>['rows'], cells: Cells): AnswerOf<'table'> | null {
  const rows = before.map((row) => ({ ...row }));
  for (const [part, text] of cells) {
    const [, at = '', key = ''] = part.split(':');
    while (rows.length <= Number(at)) rows.push({});
    const row = rows[Number(at)];
    if (row) row[key] = text === '' ? null : columns.find((column) => column.key === key)?.kind === 'number' ? Number(text) : text;
  }
  const filled = rows.filter((row) => Object.values(row).some((cell) => cell !== null && cell !== ''));
  return filled.length === 0 ? null : { kind: 'table', rows: filled };
}

function articleWith(before: AnswerOf<'articles'> | null, cells: Cells, language: Language, chosen: number): AnswerOf<'articles'> | null {
  const stage = cells.has('stage') ? STAGES[chosen] : before?.stage;
  // Without a stage nothing can be said of an article; the rules of the form say so where something was.
  if (!stage) return null;
  const narrative = (part: 'extract' | 'gap' | 'helpNeeded') => (cells.has(part) ? rewritten(before?.[part] ?? null, cells.get(part) ?? '', language) : (before?.[part] ?? null));
  const legalReference = cells.has('legalReference') ? cells.get('legalReference') || null : (before?.legalReference ?? null);
  return { kind: 'articles', stage, legalReference, legislationIds: before?.legislationIds ?? [], extract: narrative('extract'), gap: narrative('gap'), helpNeeded: narrative('helpNeeded') };
}

function entriesWith(before: readonly Entry[], cells: Cells, language: Language, isShared: (part: string) => boolean): AnswerOf<'entries'> | null {
  const ids = new Set([...before.map(({ id }) => id), ...[...cells.keys()].map((part) => part.split(':')[1] ?? '')]);
  const entries = [...ids].map((id): Entry => {
    const entry = before.find((candidate) => candidate.id === id) ?? { id, title: original(language, ''), text: original(language, ''), articles: [], themeIds: [], shared: false };
    const text = (part: 'title' | 'text') => (cells.has(`entry:${id}:${part}`) ? reworded(entry[part], cells.get(`entry:${id}:${part}`) ?? '', language) : entry[part]);
    return { ...entry, title: text('title'), text: text('text'), shared: cells.has(`entry:${id}:shared`) ? isShared(`entry:${id}:shared`) : entry.shared };
  });
  const said = entries.filter(({ title, text }) => !isBlank(title.versions[title.original]?.text ?? '') || !isBlank(text.versions[text.original]?.text ?? ''));
  return said.length === 0 ? null : { kind: 'entries', entries: said };
}

/** A title or text of an entry may be empty while it is being written; one that was empty is in the language in which it is filled. */
function reworded(before: TranslatedText, text: string, language: Language): TranslatedText {
  return isBlank(before.versions[before.original]?.text ?? '') ? original(language, text) : reviseOriginal(before, text);
}

/** Cells that belong together: of one row, of one entry, else all of an answer. */
export function groupOf({ part }: Pick<ReturnedCell, 'part'>): string {
  const [kind = '', id = ''] = part.split(':');
  return kind === 'rows' || kind === 'entry' ? `${kind}:${id}` : '';
}
