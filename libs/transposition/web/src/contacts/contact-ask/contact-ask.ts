import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { issuesOf } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Dialog, Field, fieldSentences, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { newContactRequestSchema } from '@suivi/transposition/domain';
import { TranspositionsApi } from '../../transpositions-api.ts';
import { ContactList } from '../contact-list.ts';

/** Asks the State that offers a practice for a person to write to, or says where the own request stands. */
@Component({
  selector: 'suivi-contact-ask',
  imports: [TranslocoDirective, Dialog, Field, ProblemMessage],
  templateUrl: './contact-ask.html',
})
export class ContactAsk {
  readonly practiceId = input.required<string>();
  readonly stateCode = input.required<string>();
  private readonly api = inject(TranspositionsApi);
  private readonly contacts = inject(ContactList);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  protected readonly language = inject(LanguageStore);
  protected readonly made = computed(() => this.contacts.about(this.practiceId(), this.stateCode()));
  protected readonly fieldId = computed(() => `contact-message-${this.practiceId()}`);
  protected readonly asking = signal(false);
  protected readonly message = signal('');
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly error = computed(() => this.sentence(this.issues(), 'message'));
  /** The same words sent again after a lost answer are one request. */
  private readonly attempt = linkedSignal({ source: this.message, computation: () => crypto.randomUUID() });

  protected async ask(): Promise<void> {
    const request = newContactRequestSchema.safeParse({ stateCode: this.stateCode(), message: this.message() });
    this.issues.set(request.success ? [] : issuesOf(request.error));
    if (!request.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.contacts.put(await this.api.askForContact(this.practiceId(), request.data, this.attempt()));
      this.asking.set(false);
      this.message.set('');
      this.announcer.say(this.translations.translate<string>('transposition.contact.asked'));
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      this.problem.set(problem.issues.length > 0 ? null : problem);
    } finally {
      this.busy.set(false);
    }
  }
}
