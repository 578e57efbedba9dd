import { readIn, type Language, type TranslatedText } from '@suivi/shared/domain';

/** How a document says things: the interface's sentences by key, and dates, figures and names as its language writes them. */
export interface DocumentWords {
  language: Language;
  say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  day: (iso: string) => string;
  number: (figure: number) => string;
  stateName: (code: string) => string;
  /** Null where it is not known any more. */
  articleTitle: (id: string) => TranslatedText | null;
  themeName: (id: string) => TranslatedText | null;
}

/** A text in the language in which it stands; `mark` says that it is not the reader's own, or not yet verified. */
export interface Said {
  text: string;
  language: Language;
  mark: string | null;
}

export function saidOf(text: TranslatedText, { language, say }: Pick<DocumentWords, 'language' | 'say'>): Said {
  const { text: read, language: of, state } = readIn(text, language);
  return { text: read, language: of, mark: state === 'verified' ? null : say(`translation.mark.${state}`, { language: say(`language.in.${of}`) }) };
}

/** What somebody wrote without saying in which language: its letters say at least the direction. */
export function heard(text: string, language: Language): Said {
  return { text, language: /\p{Script=Arabic}/u.test(text) ? 'ar' : language === 'ar' ? 'fr' : language, mark: null };
}

/** How an article is cited: "art. 6, Protocole SOM". */
export function articleName(id: string, { say }: Pick<DocumentWords, 'say'>): string {
  const [instrument = '', number = ''] = id.split('-');
  return say(`article.${instrument}`, { number });
}
