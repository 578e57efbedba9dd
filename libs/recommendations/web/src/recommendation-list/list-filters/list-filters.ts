import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { STATUSES } from '@suivi/recommendations/domain';
import { readIn, type TranslatedText } from '@suivi/shared/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { activeFilters, toggled, type ListFilters, type ListView } from '../list-address.ts';
import { SessionStore } from '@suivi/access/web';
import { VocabularyStore } from '@suivi/states/web';

interface Choice {
  value: string;
  label: string;
}
interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

/** What the list can be narrowed by: a column beside it on a wide screen, behind a button on the phone. */
@Component({
  selector: 'suivi-list-filters',
  imports: [Icon, TranslocoDirective],
  templateUrl: './list-filters.html',
  styleUrl: './list-filters.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListFiltersForm {
  readonly filters = input.required<ListFilters>();
  readonly view = input.required<ListView>();
  readonly changed = output<ListFilters>();
  protected readonly language = inject(LanguageStore);
  protected readonly vocabulary = inject(VocabularyStore);
  protected readonly session = inject(SessionStore);
  protected readonly open = signal(false);
  protected readonly statuses = STATUSES;
  protected readonly flags = ['overdue', 'stalled', 'withoutLead'] as const;
  protected readonly proofs = [
    { key: 'evidence', choices: ['with', 'without'] },
    { key: 'verified', choices: ['true', 'false'] },
  ] as const;
  /** Who knows what waits for the coordinator: the coordinator, and the State that sent it. */
  protected readonly mayAwait = computed(() => this.session.can('submissions.review') || this.session.can('updates.draft'));
  protected readonly phaseChoices = ['draft', 'adopted'] as const;
  protected readonly dates = ['dueFrom', 'dueTo'] as const;
  protected readonly activeCount = computed(() => activeFilters(this.filters()).length);

  /** Own State first for a national role, then by name. */
  protected readonly states = computed(() => {
    const own = this.session.session()?.state?.code;
    return this.sorted(this.vocabulary.states().map(({ code }) => ({ value: code, label: this.language.stateName(code) }))).sort((left, right) => Number(right.value === own) - Number(left.value === own));
  });

  /** Long lists, from which one picks from a native select and sees the result as a tag. */
  protected readonly pickers = computed(() => [
    { key: 'theme' as const, groups: this.themes() },
    { key: 'article' as const, groups: this.articles() },
    { key: 'institution' as const, groups: this.institutions() },
    { key: 'meeting' as const, groups: [{ label: '', choices: this.vocabulary.meetings().map(({ id, code, name }) => ({ value: id, label: `${code} · ${this.read(name)}` })) }] },
  ]);

  protected toggle(key: 'state' | 'status', value: string): void {
    this.changed.emit(toggled(this.filters(), key, value));
  }

  protected pick(key: 'theme' | 'article' | 'institution' | 'meeting', select: HTMLSelectElement): void {
    const value = select.value;
    select.value = '';
    if (value && !this.filters()[key]?.includes(value)) this.changed.emit(toggled(this.filters(), key, value));
  }

  protected setFlag(key: 'overdue' | 'stalled' | 'withoutLead' | 'awaiting' | 'illustrative', on: boolean): void {
    this.changed.emit({ ...this.filters(), [key]: on ? 'true' : undefined });
  }

  protected setProof(key: 'evidence' | 'verified', value: string): void {
    this.changed.emit({ ...this.filters(), [key]: value || undefined });
  }

  protected setDate(key: 'dueFrom' | 'dueTo', value: string): void {
    this.changed.emit({ ...this.filters(), [key]: value || undefined });
  }

  protected setPhase(value: string): void {
    this.changed.emit({ ...this.filters(), phase: value === 'draft' || value === 'adopted' ? value : undefined });
  }

  protected search(event: Event, words: string): void {
    event.preventDefault();
    this.changed.emit({ ...this.filters(), q: words.trim() || undefined });
  }

  private themes(): ChoiceGroup[] {
    return this.vocabulary.taxonomies().map(({ name, themes }) => {
      const roots = this.sorted(themes.filter(({ parentId }) => parentId === null).map(({ id, name }) => ({ value: id, label: this.read(name) })));
      const below = (root: Choice) => this.sorted(themes.filter(({ parentId }) => parentId === root.value).map(({ id, name }) => ({ value: id, label: `${root.label} › ${this.read(name)}` })));
      return { label: this.read(name), choices: roots.flatMap((root) => [root, ...below(root)]) };
    });
  }

  private articles(): ChoiceGroup[] {
    return (['UNTOC', 'SOM'] as const).map((instrument) => ({
      label: instrument,
      choices: this.vocabulary
        .articles()
        .filter((article) => article.instrument === instrument)
        .map(({ id }) => ({ value: id, label: this.vocabulary.articleName(id) })),
    }));
  }

  private institutions(): ChoiceGroup[] {
    return this.states().map(({ value, label }) => ({
      label,
      choices: this.sorted(
        this.vocabulary
          .institutions()
          .filter(({ stateCode }) => stateCode === value)
          .map(({ id, name }) => ({ value: id, label: this.read(name) })),
      ),
    }));
  }

  private read(text: TranslatedText): string {
    return readIn(text, this.language.language()).text;
  }

  private sorted(choices: Choice[]): Choice[] {
    const collator = new Intl.Collator(this.language.language());
    return choices.sort((left, right) => collator.compare(left.label, right.label));
  }
}
