import { ChangeDetectionStrategy, Component, computed, inject, input, model, resource } from '@angular/core';
import { ChoiceList, problemOf } from '@suivi/recommendations/web';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { ActionsApi } from '../actions-api.ts';

/** The commitments of a State that an action serves, chosen by reference and title. */
@Component({
  selector: 'suivi-commitment-choice',
  imports: [ChoiceList, ProblemMessage],
  template: `
    <suivi-choice-list [id]="id()" [choices]="choices()" [value]="value()" (valueChange)="value.set($event)" />
    @if (problem(); as problem) {
      <suivi-problem [problem]="problem" [retriable]="true" (retry)="loaded.reload()" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitmentChoice {
  readonly id = input.required<string>();
  readonly state = input.required<string>();
  readonly value = model.required<string[]>();
  private readonly api = inject(ActionsApi);
  private readonly language = inject(LanguageStore);
  protected readonly loaded = resource({ params: () => this.state(), loader: ({ params }) => this.api.recommendationsOf(params) });
  protected readonly problem = computed(() => problemOf(this.loaded));
  protected readonly choices = computed(() =>
    (this.loaded.hasValue() ? this.loaded.value() : []).flatMap(({ reference, title, commitments }) =>
      commitments.filter(({ stateCode }) => stateCode === this.state()).map(({ id }) => ({ id, name: `${reference} · ${readIn(title, this.language.language()).text}` })),
    ),
  );
}
