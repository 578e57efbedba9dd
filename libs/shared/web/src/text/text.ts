import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { directionOf, readIn, type TranslatedText } from '@suivi/shared/domain';
import { LanguageStore } from '../language/language-store.ts';
import { isolateReferences } from './references.ts';

/** A text that people wrote, in the reader's language; what is not there, or not yet verified, is marked as such. */
@Component({
  selector: 'suivi-text',
  imports: [NgTemplateOutlet, TranslocoDirective],
  templateUrl: './text.html',
  host: { '[class.text-block]': '!inline()' },
})
export class TextView {
  private readonly language = inject(LanguageStore);
  readonly value = input.required<TranslatedText | null>();
  /** In a line or heading: no paragraphs, and the mark stays out of the way. */
  readonly inline = input(false);

  protected readonly reading = computed(() => {
    const value = this.value();
    return value && readIn(value, this.language.language());
  });
  protected readonly direction = computed(() => directionOf(this.reading()?.language ?? 'fr'));
  protected readonly mark = computed(() => {
    const state = this.reading()?.state;
    return state === 'verified' ? null : (state ?? null);
  });
  protected readonly paragraphs = computed(() => {
    const text = this.reading()?.text ?? '';
    return this.inline() ? [isolateReferences(text)] : text.split(/\n\s*\n/).map(isolateReferences);
  });
}
