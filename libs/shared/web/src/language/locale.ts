/** The BCP 47 locale for `Intl`: Arabic with Latin digits, so that figures agree with references such as NIA-2018-R03. */
export function localeOf(language: string): string {
  if (language === 'ar') return 'ar-u-nu-latn';
  return language === 'en' ? 'en-GB' : 'fr-FR';
}
