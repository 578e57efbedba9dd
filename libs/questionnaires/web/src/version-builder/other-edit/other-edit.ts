import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn, type Merge, type TranslatedText } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { textsIn } from '../content-texts.ts';
import type { Parts } from '../join-contents.ts';

/** What a colleague wrote where I wrote something else: both side by side, and mine stands until I take hers. */
@Component({
  selector: 'suivi-other-edit',
  imports: [TranslocoDirective],
  templateUrl: './other-edit.html',
  styleUrl: './other-edit.scss',
})
export class OtherEdit {
  private readonly language = inject(LanguageStore);
  readonly merge = input.required<Merge<Parts>>();
  readonly taken = output<{ part: string; value: unknown }>();
  private readonly settled = signal<ReadonlySet<string | number>>(new Set());
  protected readonly rows = computed(() =>
    this.merge()
      .disagreements.filter(({ field }) => !this.settled().has(field))
      .map(({ field, mine, theirs }) => ({ part: String(field), kind: String(field).split('.')[0], value: theirs, mine: this.inWords(mine), theirs: this.inWords(theirs) })),
  );

  protected take(part: string, value: unknown): void {
    this.taken.emit({ part, value });
    this.keep(part);
  }

  protected keep(part: string): void {
    this.settled.update((settled) => new Set([...settled, part]));
  }

  /** Every text of the part in the reader's language, one below the other; nothing where it was removed. */
  private inWords(value: unknown): string {
    return textsIn(value)
      .map(({ text }: { text: TranslatedText }) => readIn(text, this.language.language()).text)
      .join('\n');
  }
}
