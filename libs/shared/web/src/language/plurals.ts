import { Injectable } from '@angular/core';
import { DefaultTranspiler, type Translation, type TranslocoInterceptor, type TranspileParams } from '@jsverse/transloco';
import { localeOf, type Language } from '@suivi/shared/domain';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
const FORM = /^(.*)\.(zero|one|two|few|many|other)$/;

/** Folds `key.one`, `key.other`, ... into one entry, so that a template asks for `t('key', { count })`. */
@Injectable({ providedIn: 'root' })
export class PluralForms implements TranslocoInterceptor {
  preSaveTranslation(translation: Translation): Translation {
    const folded: Translation = {};
    for (const [key, text] of Object.entries(translation)) {
      const [, stem, form] = FORM.exec(key) ?? [];
      if (stem === undefined || form === undefined || !(`${stem}.one` in translation && `${stem}.other` in translation)) folded[key] = text;
      else folded[stem] = { ...(folded[stem] as Forms | undefined), [form]: text as string };
    }
    return folded;
  }

  preSaveTranslationKey(_key: string, value: string): string {
    return value;
  }
}

/** Chooses the plural form by `count` and writes numbers as the language writes them. */
@Injectable({ providedIn: 'root' })
export class PluralTranspiler extends DefaultTranspiler {
  private locale = localeOf('fr');

  onLangChanged(language: string): void {
    this.locale = localeOf(language as Language);
  }

  override transpile({ value, params = {}, ...rest }: TranspileParams): string {
    const forms = value as Forms;
    const count: unknown = params['count'];
    const text = typeof value === 'object' && value !== null ? (forms[new Intl.PluralRules(this.locale).select(Number(count ?? 0))] ?? forms.other) : value;
    const written = Object.fromEntries(Object.entries(params).map(([name, each]) => [name, typeof each === 'number' ? new Intl.NumberFormat(this.locale).format(each) : each]));
    return super.transpile({ value: text, params: written, ...rest }) as string;
  }
}
