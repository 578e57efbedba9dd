import { wordsOf, type Texts } from '@suivi/shared/api';
import type { DocumentWords } from '@suivi/national-reports/domain';
import { dateText, localeOf, type Language, type TranslatedText } from '@suivi/shared/domain';
import answersAr from '../../../../questionnaires/web/i18n/answers/ar.json' with { type: 'json' };
import answersEn from '../../../../questionnaires/web/i18n/answers/en.json' with { type: 'json' };
import answersFr from '../../../../questionnaires/web/i18n/answers/fr.json' with { type: 'json' };
import firstAr from '../../../../shared/web/i18n/ar.json' with { type: 'json' };
import sharedAr from '../../../../shared/web/i18n/signed-in/ar.json' with { type: 'json' };
import firstEn from '../../../../shared/web/i18n/en.json' with { type: 'json' };
import sharedEn from '../../../../shared/web/i18n/signed-in/en.json' with { type: 'json' };
import firstFr from '../../../../shared/web/i18n/fr.json' with { type: 'json' };
import sharedFr from '../../../../shared/web/i18n/signed-in/fr.json' with { type: 'json' };
import ar from '../../../web/i18n/documents/ar.json' with { type: 'json' };
import en from '../../../web/i18n/documents/en.json' with { type: 'json' };
import fr from '../../../web/i18n/documents/fr.json' with { type: 'json' };

/** The sentences of the screen, under the keys of the screen. */
const TEXTS: Readonly<Record<Language, Texts>> = {
  fr: { ...firstFr, ...sharedFr, answers: answersFr, documents: fr },
  en: { ...firstEn, ...sharedEn, answers: answersEn, documents: en },
  ar: { ...firstAr, ...sharedAr, answers: answersAr, documents: ar },
};

/** What a document names besides the report: the two-letter code under which CLDR names the State, treaty articles and themes. */
export interface Names {
  alpha2: string;
  articles: Record<string, TranslatedText>;
  themes: Record<string, TranslatedText>;
}

/** As a further column of a statement on a record `of` a State. */
export const namesOf = (of: 'n' | 'b') => `, jsonb_build_object('alpha2', (SELECT st.alpha2 FROM states st WHERE st.code = ${of}.state_code), 'articles', (SELECT jsonb_object_agg(t.id, t.title) FROM treaty_articles t),
  'themes', (SELECT coalesce(jsonb_object_agg(h.id, h.name), '{}') FROM themes h)) AS names`;

export function documentWords(language: Language, { alpha2, articles, themes }: Names): DocumentWords {
  const locale = localeOf(language);
  const figures = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  return {
    language,
    say: wordsOf(language, TEXTS[language]),
    day: (iso) => dateText(language, iso, { dateStyle: 'long', timeZone: 'UTC' }),
    number: (figure) => figures.format(figure),
    stateName: (code) => regions.of(alpha2) ?? code,
    articleTitle: (id) => articles[id] ?? null,
    themeName: (id) => themes[id] ?? null,
  };
}
