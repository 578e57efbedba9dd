import { dateText, localeOf, type Language } from '@suivi/shared/domain';
import ar from '../../i18n/ar.json' with { type: 'json' };
import en from '../../i18n/en.json' with { type: 'json' };
import fr from '../../i18n/fr.json' with { type: 'json' };

/** The sentences of the screen are those of the mails: `i18n/` is served to the page as it stands. */
const TEXTS = { fr, en, ar };

type Values = Readonly<Record<string, string | number>>;
type Text = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

/**
 * The heading and the sentence of a kind, in a language, with its days, numbers and States as the language writes them. Where a role is
 * told otherwise, `reader` names it; where the day is none on which the State works, `lastWorkingDay` is added.
 */
export function sentenceOf(kind: string, values: Values, language: Language): { title: string; sentence: string } {
  const texts = (TEXTS[language].kind as unknown as Record<string, Record<string, Text> | undefined>)[kind];
  const sentence = texts?.[values['reader'] ? `sentence_${values['reader']}` : 'sentence'];
  if (!texts?.['title'] || !sentence) throw new Error(`no sentence for notifications of kind ${kind}`);
  const dayOff = values['lastWorkingDay'] ? [filled(TEXTS[language].day_off, values, language)] : [];
  return { title: filled(texts['title'], values, language), sentence: [filled(sentence, values, language), ...dayOff].join(' ') };
}

export function filled(text: Text, values: Values, language: Language): string {
  const form = typeof text === 'string' ? text : (text[new Intl.PluralRules(localeOf(language)).select(Number(values['count'] ?? 0))] ?? text.other);
  return form.replace(/\{\{\s*(\w+)\s*\}\}/g, (_place, name: string) => written(name, values[name] ?? '', language));
}

/** A value as a reader of the language reads it: days as dates, `state` (ISO 3166-1 alpha-2) by its name from CLDR. */
function written(name: string, value: string | number, language: Language): string {
  if (typeof value === 'number') return new Intl.NumberFormat(localeOf(language)).format(value);
  if (name === 'state') return stateName(value, language);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return dateText(language, value, { dateStyle: 'long' });
}

export function stateName(alpha2: string, language: Language): string {
  return new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(alpha2) ?? alpha2;
}
