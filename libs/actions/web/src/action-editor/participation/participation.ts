import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { COMPLETION_RULES, type CompletionRule, type NewAction } from '@suivi/actions/domain';
import { issueSentences, ownStateFirst } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { Field, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { withStates } from '../action-form.ts';

/** Which States take part, and when an action of several counts as done; for one State alone there is nothing to agree. */
@Component({
  selector: 'suivi-participation',
  imports: [TranslocoDirective, Field],
  templateUrl: './participation.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Participation {
  readonly content = input.required<NewAction>();
  /** Always takes part; null for the coordinator, who proposes for the programme. */
  readonly ownState = input.required<string | null>();
  /** The States that were asked stay as they are. */
  readonly fixed = input.required<boolean>();
  readonly issues = input.required<readonly FieldIssue[]>();
  readonly contentChange = output<NewAction>();
  private readonly vocabulary = inject(VocabularyStore);
  private readonly sentence = issueSentences();
  protected readonly language = inject(LanguageStore);
  protected readonly rules = COMPLETION_RULES;

  protected readonly states = computed(() => ownStateFirst(this.vocabulary.states().map(({ code }) => ({ stateCode: code })), this.ownState(), (code) => this.language.stateName(code)));
  protected readonly joint = computed(() => this.content().stateCodes.length > 1);

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected takePart(state: string, on: boolean): void {
    const others = this.content().stateCodes.filter((each) => each !== state);
    this.contentChange.emit(withStates(this.content(), on ? [...others, state] : others));
  }

  protected decideBy(completionRule: CompletionRule): void {
    const { plan, stateCodes } = this.content();
    const leadState = completionRule === 'lead_part' ? (plan.leadState ?? this.ownState() ?? stateCodes[0] ?? null) : null;
    this.contentChange.emit({ ...this.content(), plan: { ...plan, completionRule, leadState } });
  }

  protected lead(leadState: string): void {
    this.contentChange.emit({ ...this.content(), plan: { ...this.content().plan, leadState } });
  }
}
