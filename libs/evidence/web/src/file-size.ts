import { Pipe, inject, type PipeTransform } from '@angular/core';
import { localeOf } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** A file's size as the reader's language writes it: `{{ bytes | fileSize }}`. Impure: the language may change. */
@Pipe({ name: 'fileSize', pure: false })
export class FileSize implements PipeTransform {
  private readonly language = inject(LanguageStore);

  transform(bytes: number): string {
    const power = bytes < 1_024 ? 0 : bytes < 1_024 ** 2 ? 1 : 2;
    const locale = localeOf(this.language.language());
    return new Intl.NumberFormat(locale, { style: 'unit', unit: UNITS[power], unitDisplay: 'short', maximumFractionDigits: power === 2 ? 1 : 0 }).format(bytes / 1_024 ** power);
  }
}
