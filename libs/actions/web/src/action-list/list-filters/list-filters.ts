import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { ACTION_PHASES, RESPONSES } from '@suivi/actions/domain';
import { STATUSES } from '@suivi/recommendations/domain';
import { ownStateFirst } from '@suivi/recommendations/web';
import { readIn } from '@suivi/shared/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { activeFilters, toggled, type ListFilters } from '../list-address.ts';

/** What the list can be narrowed by: a column beside it on a wide screen, behind a button on the phone. */
@Component({
  selector: 'suivi-action-list-filters',
  imports: [Icon, TranslocoDirective],
  templateUrl: './list-filters.html',
  styleUrl: './list-filters.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListFiltersForm {
  readonly filters = input.required<ListFilters>();
  readonly changed = output<ListFilters>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly session = inject(SessionStore);
  protected readonly open = signal(false);
  protected readonly dates = ['dueFrom', 'dueTo'] as const;
  protected readonly kinds = ['true', 'false'] as const;
  protected readonly activeCount = computed(() => activeFilters(this.filters()).length);

  private readonly states = computed(() =>
    ownStateFirst(
      this.vocabulary.states().map(({ code }) => ({ stateCode: code, value: code, label: this.language.stateName(code) })),
      this.session.session()?.state?.code ?? null,
      (code) => this.language.stateName(code),
    ),
  );
  /** Short lists of which several may be ticked; the prefix makes a label of a value that has none. */
  protected readonly ticked = computed(() => [
    { key: 'state' as const, prefix: null, choices: this.states() },
    { key: 'status' as const, prefix: 'status.', choices: STATUSES.map((value) => ({ value, label: '' })) },
    { key: 'phase' as const, prefix: 'actions.phase.', choices: ACTION_PHASES.map((value) => ({ value, label: '' })) },
    { key: 'response' as const, prefix: 'actions.response.', choices: RESPONSES.map((value) => ({ value, label: '' })) },
  ]);
  /** Long lists, from which one picks from a native select and sees the result as a tag. */
  protected readonly pickers = computed(() => [
    {
      key: 'institution' as const,
      groups: this.states().map(({ value, label }) => ({
        label,
        choices: this.vocabulary
          .institutions()
          .filter(({ stateCode }) => stateCode === value)
          .map(({ id, name }) => ({ value: id, label: readIn(name, this.language.language()).text }))
          .sort((left, right) => this.language.compare(left.label, right.label)),
      })),
    },
    {
      key: 'meeting' as const,
      groups: [{ label: '', choices: this.vocabulary.meetings().map(({ id, code, name }) => ({ value: id, label: `${code} · ${readIn(name, this.language.language()).text}` })) }],
    },
  ]);

  protected chosen(key: 'state' | 'status' | 'phase' | 'response', value: string): boolean {
    return (this.filters()[key] as readonly string[] | undefined)?.includes(value) ?? false;
  }

  protected toggle(key: 'state' | 'status' | 'phase' | 'response', value: string): void {
    this.changed.emit(toggled(this.filters(), key, value));
  }

  protected pick(key: 'institution' | 'meeting', select: HTMLSelectElement): void {
    const value = select.value;
    select.value = '';
    if (value && !this.filters()[key]?.includes(value)) this.changed.emit(toggled(this.filters(), key, value));
  }

  protected setOverdue(on: boolean): void {
    this.changed.emit({ ...this.filters(), overdue: on ? 'true' : undefined });
  }

  protected setDate(key: 'dueFrom' | 'dueTo', value: string): void {
    this.changed.emit({ ...this.filters(), [key]: value || undefined });
  }

  protected setJoint(value: string): void {
    this.changed.emit({ ...this.filters(), joint: value === 'true' || value === 'false' ? value : undefined });
  }

  protected search(event: Event, words: string): void {
    event.preventDefault();
    this.changed.emit({ ...this.filters(), q: words.trim() || undefined });
  }
}
