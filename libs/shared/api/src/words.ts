import { localeOf, type Language } from '@suivi/shared/domain';

/** The texts of a language, as the interface has them. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

export type Word = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Says the interface's own sentences in a document: by key, with values filled in and the plural form chosen by `count`. */
export function wordsOf(language: Language, texts: Texts): Word {
  const plural = new Intl.PluralRules(localeOf(language));
  const number = new Intl.NumberFormat(localeOf(language));
  return (key, values = {}) => {
    let found: string | Texts | undefined = texts;
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found === 'object') found = found[plural.select(Number(values['count'] ?? 0))] ?? found['other'];
    if (typeof found !== 'string') throw new Error(`no text under ${key}`);
    return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_place, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}
