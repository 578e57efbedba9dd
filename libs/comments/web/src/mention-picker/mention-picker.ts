import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Candidate, CandidateQuery } from '@suivi/comments/domain';
import { ApiProblem, Field, LanguageStore } from '@suivi/shared/web';
import { CommentsApi } from '../comments-api.ts';

export interface Person {
  id: string;
  name: string;
}

const PAUSE = 250;

/** Finds people by the beginning of a name, of those who will read the comment, and holds whom it mentions. */
@Component({
  selector: 'suivi-mention-picker',
  imports: [TranslocoDirective, Field],
  templateUrl: './mention-picker.html',
  styleUrl: './mention-picker.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MentionPicker {
  private readonly api = inject(CommentsApi);
  private waiting: ReturnType<typeof setTimeout> | undefined;
  readonly place = input.required<string>();
  readonly readers = input.required<Omit<CandidateQuery, 'q'>>();
  readonly error = input<string | null>(null);
  readonly people = model<readonly Person[]>([]);
  protected readonly language = inject(LanguageStore);
  protected readonly words = signal('');
  /** Null while nothing was asked; asked anew when the circle changes. */
  protected readonly found = linkedSignal<unknown, readonly Candidate[] | null>({ source: this.readers, computation: () => null });

  protected type(words: string): void {
    this.words.set(words);
    clearTimeout(this.waiting);
    if (!words.trim()) return this.found.set(null);
    this.waiting = setTimeout(() => void this.ask(words.trim()), PAUSE);
  }

  protected add({ id, name }: Candidate): void {
    this.people.update((people) => (people.some((person) => person.id === id) ? people : [...people, { id, name }]));
    this.words.set('');
    this.found.set(null);
  }

  protected remove(id: string): void {
    this.people.update((people) => people.filter((person) => person.id !== id));
  }

  private async ask(q: string): Promise<void> {
    try {
      const found = await this.api.candidates({ ...this.readers(), q });
      if (this.words().trim() === q) this.found.set(found);
    } catch (error) {
      // Without an answer nobody is offered; the comment itself says what is wrong when it is sent.
      if (!(error instanceof ApiProblem)) throw error;
      this.found.set(null);
    }
  }
}
