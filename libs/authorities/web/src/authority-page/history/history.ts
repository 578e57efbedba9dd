import { Component, inject, input, linkedSignal, resource } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CompetentAuthority, OfficeHours } from '@suivi/authorities/domain';
import type { JournalEntry } from '@suivi/journal/domain';
import type { TranslatedText } from '@suivi/shared/domain';
import { ApiProblem, LanguageStore, Loading, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { AuthoritiesApi } from '../../authorities-api.ts';
import { AuthorityWords } from '../../authority-words.ts';
import { daysInWords } from '../../hours-words.ts';
import { actOf, changesOf, isUntold, type FieldChange } from './journal-words.ts';

/** What the journal says of an entry, in sentences; asked for only when the reader opens it. */
@Component({
  selector: 'suivi-history',
  imports: [TranslocoDirective, Loading, ProblemMessage, SuiviDate],
  templateUrl: './history.html',
  styleUrl: './history.scss',
})
export class History {
  readonly authority = input.required<Pick<CompetentAuthority, 'id' | 'rowVersion'>>();
  private readonly api = inject(AuthoritiesApi);
  private readonly translations = inject(TranslocoService);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly words = inject(AuthorityWords);
  private readonly language = inject(LanguageStore);
  /** Another entry begins closed. */
  protected readonly open = linkedSignal<string, boolean>({ source: () => this.authority().id, computation: () => false });
  /** Asked anew after each act on the page. */
  protected readonly journal = resource({ params: () => (this.open() ? this.authority() : undefined), loader: ({ params }) => this.api.journal(params.id) });
  protected readonly changesOf = changesOf;
  protected readonly actOf = actOf;

  protected problem(): ApiProblem | null {
    return this.journal.error() ? ApiProblem.from(this.journal.error()) : null;
  }

  /** Who acted, as far as this reader may know. */
  protected actorOf({ actor }: JournalEntry): string {
    return actor.name ?? this.translations.translate(actor.role ? `role.${actor.role}` : 'authorities.journal.system');
  }

  /** What became of a field. */
  protected sentence({ kind, from, to }: FieldChange): string {
    if (to !== null && (isUntold(from) || isUntold(to))) return this.translations.translate(from === null ? 'authorities.journal.given' : 'authorities.journal.rewritten');
    const after = this.wordsFor(kind, to);
    return from === null ? after : this.translations.translate('authorities.journal.from_to', { from: isUntold(from) ? '…' : this.wordsFor(kind, from), to: after });
  }

  /** A value in the reader's words. */
  private wordsFor(kind: FieldChange['kind'], value: unknown): string {
    if (value === null) return this.translations.translate('authorities.journal.nothing');
    const list = Array.isArray(value) ? value.map(String) : [];
    switch (kind) {
      case 'date':
        return this.language.formatDate(String(value));
      case 'institution':
        return this.vocabulary.institutionName(String(value));
      case 'audience':
        return this.translations.translate(`audience.${String(value)}.name`);
      case 'subjects':
        return this.words.list(list.map((code) => this.words.subjectName(code)));
      case 'languages':
        return this.words.list(list.map((code) => this.words.languageName(code)));
      case 'means':
        return this.words.list(list.map((each) => this.translations.translate<string>(`authorities.means.${each}`)));
      case 'hours': {
        const hours = value as OfficeHours;
        return `${daysInWords(hours, this.language.language())}, ${hours.from}–${hours.to}`;
      }
      case 'list':
        return this.words.list(list);
      case 'text':
        return typeof value === 'object' ? this.words.read(value as TranslatedText) : String(value);
    }
  }
}
