import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { VocabularyStore } from '@suivi/states/web';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { GROUPINGS, type Grouping, type TimelineView } from '../timeline-address.ts';

/** Whose time one looks at, and by what it is sorted. */
@Component({
  selector: 'suivi-timeline-controls',
  imports: [TranslocoDirective],
  templateUrl: './timeline-controls.html',
  styleUrl: './timeline-controls.scss',
})
export class TimelineControls {
  readonly view = input.required<TimelineView>();
  /** Where nothing is drawn nothing is grouped. */
  readonly narrow = input(false);
  readonly changed = output<TimelineView>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly groupings = GROUPINGS;

  protected readonly states = computed(() => this.sorted(this.vocabulary.states().map(({ code }) => ({ value: code, name: this.language.stateName(code) }))));
  protected readonly meetings = computed(() => this.vocabulary.meetings().map(({ id, name, startsOn }) => ({ value: id, name: `${startsOn.slice(0, 4)} · ${readIn(name, this.language.language()).text}` })));
  /** Of the State that is looked at, where one is. */
  protected readonly institutions = computed(() =>
    this.sorted(
      this.vocabulary
        .institutions()
        .filter(({ stateCode }) => this.view().state?.includes(stateCode) ?? true)
        .map(({ id, name, acronym }) => ({ value: id, name: [acronym, readIn(name, this.language.language()).text].filter(Boolean).join(' · ') })),
    ),
  );

  protected change(change: Partial<TimelineView>): void {
    this.changed.emit({ ...this.view(), ...change });
  }

  protected groupOf(value: string): Grouping {
    return GROUPINGS.find((each) => each === value) ?? 'state';
  }

  private sorted<Option extends { name: string }>(options: Option[]): Option[] {
    return options.sort((one, other) => this.language.compare(one.name, other.name));
  }
}
