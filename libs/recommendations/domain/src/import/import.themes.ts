import { comparable, partsOf } from '@suivi/shared/domain';
import { MAX_THEME_LENGTH, type ImportPreview } from '../import.contract.ts';

export interface KnownTheme {
  id: string;
  code: string;
}
export type ThemeWord = ImportPreview['themeWords'][number];

interface Themes {
  themeOf: (word: string) => KnownTheme | null;
  decisionOn: (word: string) => KnownTheme | null | undefined;
}

/** The themes of a cell, ours and those decided on, and the words that the file has for them. */
export function readThemes(cell: string, { themeOf, decisionOn }: Themes): { themes: KnownTheme[]; words: string[]; isTooLong: boolean } {
  // A name of ours may hold a comma itself.
  const words = [...new Set(themeOf(cell) ? [cell] : partsOf(cell))];
  const found = words.flatMap((word) => themeOf(word) ?? decisionOn(word) ?? []);
  return { themes: [...new Map(found.map((theme) => [theme.id, theme])).values()].slice(0, 20), words, isTooLong: words.some((word) => word.length > MAX_THEME_LENGTH) };
}

/** The words that are no theme of ours with how many rows have each, the most frequent first; written differently they are one. */
export function themeWordsOf(rows: readonly { themeWords: string[] }[], { themeOf }: Pick<Themes, 'themeOf'>): ThemeWord[] {
  const found = new Map<string, ThemeWord>();
  for (const { themeWords } of rows) {
    for (const form of new Set(themeWords.filter((word) => !themeOf(word)).map(comparable))) {
      const word = themeWords.find((one) => comparable(one) === form) ?? form;
      const known = found.get(form);
      found.set(form, { word: known?.word ?? word, rows: (known?.rows ?? 0) + 1 });
    }
  }
  return [...found.values()].sort((one, other) => other.rows - one.rows || (one.word < other.word ? -1 : 1));
}

/** The words that nobody has decided on: an import waits for them, so that none is lost without a word. */
export function undecidedThemes(words: readonly ThemeWord[], decided: readonly { word: string }[]): string[] {
  const known = new Set(decided.map(({ word }) => comparable(word)));
  return words.map(({ word }) => word).filter((word) => !known.has(comparable(word)));
}
