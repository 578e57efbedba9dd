import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { provideTranslocoScope, TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { HistoryOf, JournalEntry, journalListSchema } from '@suivi/journal/domain';
import { Api, ApiProblem, LanguageStore, Loading, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import type { z } from 'zod';
import { actOf, changesOf, type ValueKind } from './journal-words.ts';

/** Stands in the journal for what it does not keep: personal data and secrets. */
const KEPT_OUT = '…';

/** What the journal says of a record, in sentences, the newest first. */
@Component({
  selector: 'suivi-journal-entries',
  imports: [TranslocoDirective, Loading, ProblemMessage, SuiviDate],
  providers: [provideTranslocoScope('journal')],
  templateUrl: './entries.html',
  styleUrl: './entries.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JournalEntries {
  /** Under which address its routes stand. */
  readonly of = input.required<HistoryOf | `library/${string}`>();
  readonly record = input.required<string>();
  readonly institutionName = input<(id: string) => string>();
  private readonly api = inject(Api);
  private readonly translations = inject(TranslocoService);
  protected readonly language = inject(LanguageStore);
  protected readonly loaded = resource({ params: () => `/${this.of().replaceAll('_', '-')}/${this.record()}/journal`, loader: ({ params }) => this.api.get<z.infer<typeof journalListSchema>>(params) });
  protected readonly entries = computed(() => (this.loaded.hasValue() ? this.loaded.value().items : null));
  protected readonly problem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  /** The library brings its own words, which come with its screens. */
  protected readonly own = computed(() => (this.of().startsWith('library/') ? 'library.journal.' : 'journal.'));
  protected readonly actOf = actOf;
  protected readonly changesOf = changesOf;

  /** Who acted, as far as this reader may know. */
  protected actorOf({ actor }: JournalEntry): string {
    if (actor.name) return actor.name;
    return actor.role ? this.translations.translate(`role.${actor.role}`) : this.translations.translate('journal.system');
  }

  /** A value in the reader's words. */
  protected wordsFor(kind: ValueKind, value: string | null): string {
    if (value === null) return this.translations.translate('journal.nothing');
    if (value === KEPT_OUT) return this.translations.translate('journal.kept_out');
    switch (kind) {
      case 'date':
        return this.language.formatDate(value);
      case 'institution':
        return this.institutionName()?.(value) || value;
      case 'state':
        return this.language.stateName(value);
      case 'role':
      case 'status':
      case 'phase':
      case 'acceptance':
        return this.translations.translate(`${kind}.${value}`);
      case 'audience':
        return this.translations.translate(`audience.${value}.name`);
      case 'language':
        return this.translations.translate(`language.name.${value}`);
      case 'adoption':
        return this.translations.translate(`journal.adoption.${value}`);
      case 'meeting_kind':
      case 'response':
      case 'action_phase':
      case 'rule':
      case 'round_phase':
        return this.translations.translate(`journal.${kind}.${value}`);
      case 'library_type':
      case 'library_status':
      case 'library_phase':
      case 'library_cites':
        return this.translations.translate(`library.${kind.slice('library_'.length)}.${value}`);
      case 'article':
        return this.translations.translate(`article.${value.split('-')[0] ?? ''}`, { number: value.split('-')[1] ?? '' });
      case 'flag':
        return this.translations.translate(`journal.${value === 'true' ? 'yes' : 'no'}`);
      default:
        return value;
    }
  }
}
