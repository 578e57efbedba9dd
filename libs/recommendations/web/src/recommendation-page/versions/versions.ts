import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Recommendation } from '@suivi/recommendations/domain';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { TextDifference } from '../../text-difference/text-difference.ts';

/** The versions of an adopted text, newest first, each with what it changed in the one before. */
@Component({
  selector: 'suivi-versions',
  imports: [TranslocoDirective, SuiviDate, TextDifference, TextView],
  templateUrl: './versions.html',
  styleUrl: './versions.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Versions {
  readonly versions = input.required<Recommendation['versions']>();
  private readonly language = inject(LanguageStore);

  /** Compared in the language in which the reader sees the newer text, so that a missing translation is not taken for a change. */
  protected readonly steps = computed(() => {
    const ordered = [...this.versions()].sort((left, right) => right.version - left.version);
    return ordered.map((version, index) => {
      const before = ordered[index + 1];
      const shown = readIn(version.text, this.language.language());
      const read = (text: typeof version.text) => text.versions[shown.language]?.text ?? readIn(text, shown.language).text;
      return { version, language: shown.language, before: before ? read(before.text) : null, after: shown.text, titleBefore: before ? read(before.title) : null, titleAfter: read(version.title) };
    });
  });
}
