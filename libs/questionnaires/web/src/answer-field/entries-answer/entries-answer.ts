import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnswerOf, Entry, QuestionOf } from '@suivi/questionnaires/domain';
import { original } from '@suivi/shared/domain';
import { Icon, LanguageStore, TranslatedEditor } from '@suivi/shared/web';
import { EntrySubjects } from '../entry-subjects/entry-subjects.ts';

const MOST = 50;

/** Good practices or needs, any number of them; the State says of each whether it is shared. */
@Component({
  selector: 'suivi-entries-answer',
  imports: [TranslocoDirective, EntrySubjects, Icon, TranslatedEditor],
  templateUrl: './entries-answer.html',
  styleUrl: './entries-answer.scss',
})
export class EntriesAnswer {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly language = inject(LanguageStore);
  readonly id = input.required<string>();
  readonly question = input.required<QuestionOf<'entries'>>();
  readonly value = input.required<AnswerOf<'entries'> | null>();
  readonly disabled = input(false);
  readonly changed = output<AnswerOf<'entries'> | null>();
  protected readonly entries = computed(() => this.value()?.entries ?? []);
  protected readonly full = computed(() => this.entries().length >= MOST);

  protected add(): void {
    const id = crypto.randomUUID();
    const text = original(this.language.language(), '');
    this.say([...this.entries(), { id, title: text, text, articles: [], themeIds: [], shared: false }]);
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(`[data-entry="${id}"] input`)?.focus());
  }

  protected change(id: string, patch: Partial<Entry>): void {
    this.say(this.entries().map((entry) => (entry.id === id ? { ...entry, ...patch } : entry)));
  }

  protected remove(id: string): void {
    this.say(this.entries().filter((entry) => entry.id !== id));
  }

  private say(entries: Entry[]): void {
    this.changed.emit(entries.length > 0 ? { kind: 'entries', entries } : null);
  }
}
