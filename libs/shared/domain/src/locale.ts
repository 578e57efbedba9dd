import type { Language } from './language.ts';

/** The BCP 47 locale for `Intl`: Arabic with Latin digits, so that figures agree with references such as NIA-2018-R03. */
export function localeOf(language: Language): string {
  return { fr: 'fr-FR', en: 'en-GB', ar: 'ar-u-nu-latn' }[language];
}

/** In French the first of a month is written "1er"; CLDR gives "1". */
const written = (language: Language, parts: readonly Intl.DateTimeFormatPart[]) => parts.map(({ type, value }) => (language === 'fr' && type === 'day' && value === '1' ? '1er' : value)).join('');

/** A date or an instant as the language writes it; a day without a time (YYYY-MM-DD) is that day everywhere, an instant is told in the time zone of `options` or of this device. */
export function dateText(language: Language, iso: string, options: Intl.DateTimeFormatOptions): string {
  return written(language, new Intl.DateTimeFormat(localeOf(language), iso.length === 10 ? { ...options, timeZone: 'UTC' } : options).formatToParts(new Date(iso)));
}

/** A span of days as one text: "16–18 avril 2018". */
export function datesText(language: Language, from: string, to: string, options: Intl.DateTimeFormatOptions): string {
  return written(language, new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' }).formatRangeToParts(new Date(from), new Date(to)));
}
