import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { JournalEntry } from '@suivi/journal/domain';
import type { Subject } from '@suivi/recommendations/domain';
import { ApiProblem, LanguageStore, Loading, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { RecommendationsApi } from '../../recommendations-api.ts';
import { changesOf, type FieldChange } from './journal-words.ts';
import { VocabularyStore } from '@suivi/states/web';

/** What the journal says of a commitment or an action, in sentences; asked for only when the reader opens it. */
@Component({
  selector: 'suivi-history',
  imports: [TranslocoDirective, Loading, ProblemMessage, SuiviDate],
  templateUrl: './history.html',
  styleUrl: './history.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class History {
  readonly subject = input.required<Subject>();
  private readonly api = inject(RecommendationsApi);
  private readonly translations = inject(TranslocoService);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  /** Null until asked for; another subject begins anew. */
  protected readonly entries = linkedSignal<string, readonly JournalEntry[] | null>({ source: () => this.subject().id, computation: () => null });
  protected readonly loading = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly changesOf = changesOf;

  protected async load(): Promise<void> {
    if (this.loading()) return;
    this.loading.set(true);
    try {
      this.entries.set((await this.api.journal(this.subject())).items);
      this.problem.set(null);
    } catch (problem) {
      this.problem.set(ApiProblem.from(problem));
    } finally {
      this.loading.set(false);
    }
  }

  protected opened(open: boolean): void {
    if (open && !this.entries()) void this.load();
  }

  /** Who acted, as far as this reader may know. */
  protected actorOf({ actor }: JournalEntry): string {
    if (actor.name) return actor.name;
    return actor.role ? this.translations.translate(`role.${actor.role}`) : this.translations.translate('recommendations.journal.system');
  }

  /** A value in the reader's words. */
  protected wordsFor(kind: FieldChange['kind'], value: string | null): string {
    if (value === null || value === '') return this.translations.translate('recommendations.journal.nothing');
    switch (kind) {
      case 'date':
        return this.language.formatDate(value);
      case 'institution':
        return this.vocabulary.institutionName(value);
      case 'state':
        return this.language.stateName(value);
      case 'response':
      case 'action_phase':
      case 'rule':
        return this.translations.translate(`recommendations.journal.${kind}.${value}`);
      case 'status':
      case 'phase':
      case 'acceptance':
      case 'audience':
        return this.translations.translate(kind === 'audience' ? `audience.${value}.name` : `${kind}.${value}`);
      case 'flag':
        return this.translations.translate(`recommendations.journal.${value === 'true' ? 'yes' : 'no'}`);
      default:
        return value;
    }
  }
}
