import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageStore, Pager, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { ContactAnswer } from '../contact-answer/contact-answer.ts';
import { ContactList } from '../contact-list.ts';

/** The requests for contact that the own State received and made; for the coordinator all, without what the States wrote. */
@Component({
  selector: 'suivi-contact-requests',
  imports: [TranslocoDirective, ContactAnswer, Pager, ProblemMessage, SuiviDate, TextView],
  templateUrl: './contact-requests.html',
  styleUrl: './contact-requests.scss',
})
export class ContactRequests {
  protected readonly contacts = inject(ContactList);
  protected readonly language = inject(LanguageStore);
}
