import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { issuesOf } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Dialog, Field, fieldSentences, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { contactAnswerSchema, type ContactRequest } from '@suivi/transposition/domain';
import { TranspositionsApi } from '../../transpositions-api.ts';
import { ContactList } from '../contact-list.ts';

type Words = 'name' | 'function' | 'email' | 'reason';

/** Names a person of the own delegation to the State that asked, or declines with a reason. */
@Component({
  selector: 'suivi-contact-answer',
  imports: [TranslocoDirective, Dialog, Field, ProblemMessage],
  templateUrl: './contact-answer.html',
})
export class ContactAnswer {
  readonly request = input.required<ContactRequest>();
  private readonly api = inject(TranspositionsApi);
  private readonly contacts = inject(ContactList);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  protected readonly language = inject(LanguageStore);
  protected readonly answering = signal<'answered' | 'declined' | null>(null);
  protected readonly words = signal<Record<Words, string>>({ name: '', function: '', email: '', reason: '' });
  protected readonly fields = computed<readonly Words[]>(() => (this.answering() === 'answered' ? ['name', 'function', 'email'] : []));
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** The same words sent again after a lost answer are one answer. */
  private readonly attempt = linkedSignal({ source: () => [this.words(), this.answering()], computation: () => crypto.randomUUID() });

  protected idOf(field: Words): string {
    return `contact-${field}-${this.request().id}`;
  }

  protected errorOf(field: Words): string | null {
    return this.sentence(this.issues(), field);
  }

  protected begin(outcome: 'answered' | 'declined'): void {
    this.issues.set([]);
    this.problem.set(null);
    this.answering.set(outcome);
  }

  protected write(field: Words, value: string): void {
    this.words.update((words) => ({ ...words, [field]: value }));
  }

  protected async answer(): Promise<void> {
    const answer = contactAnswerSchema.safeParse({ outcome: this.answering(), ...this.words() });
    this.issues.set(answer.success ? [] : issuesOf(answer.error));
    if (!answer.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const answered = await this.api.answerContact(this.request().id, answer.data, this.attempt());
      this.answering.set(null);
      this.announcer.say(this.translations.translate<string>('transposition.contact.answered'));
      this.contacts.put(answered);
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      this.problem.set(problem.issues.length > 0 ? null : problem);
      // A colleague was first: what she answered is shown behind the sentence.
      if (problem.code === 'wrong_phase') void this.contacts.load();
    } finally {
      this.busy.set(false);
    }
  }
}
