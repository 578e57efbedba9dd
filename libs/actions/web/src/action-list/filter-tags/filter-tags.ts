import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { activeFilters, without, type ActiveFilter, type ListFilters } from '../list-address.ts';
import { VocabularyStore } from '@suivi/states/web';

/** What narrows the list at the moment, each with a button that takes it away. */
@Component({
  selector: 'suivi-action-filter-tags',
  imports: [Icon, TranslocoDirective],
  templateUrl: './filter-tags.html',
  styleUrl: './filter-tags.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterTags {
  readonly filters = input.required<ListFilters>();
  readonly changed = output<ListFilters>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly translations = inject(TranslocoService);
  protected readonly activeFilters = activeFilters;

  protected remove(filter: ActiveFilter): void {
    this.changed.emit(without(this.filters(), filter));
  }

  /** The value in the reader's words. */
  protected wordsFor({ key, value }: ActiveFilter): string {
    switch (key) {
      case 'state':
        return this.language.stateName(value);
      case 'institution':
        return this.vocabulary.institutionName(value);
      case 'meeting':
        return this.vocabulary.meeting(value)?.code ?? '';
      case 'dueFrom':
      case 'dueTo':
        return this.language.formatDate(value);
      case 'status':
        return this.translations.translate(`status.${value}`);
      case 'phase':
        return this.translations.translate(`actions.phase.${value}`);
      case 'response':
        return this.translations.translate(`actions.response.${value}`);
      case 'joint':
        return this.translations.translate(`actions.kind.${value === 'true' ? 'joint' : 'national'}`);
      default:
        return key === 'q' ? value : '';
    }
  }
}
