import { Component, computed, DOCUMENT, inject, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AnswerReading } from '@suivi/national-reports/web';
import { StatusMark } from '@suivi/recommendations/web';
import { ApiProblem, Icon, IllustrativeMark, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import type { Comparison } from '@suivi/transposition/domain';
import { StageMark } from '../stage-mark/stage-mark.ts';
import { TranspositionsApi } from '../transpositions-api.ts';
import { addressOf, choiceFrom, queryOf, type Choice } from './compare-address.ts';
import { CompareChoice } from './compare-choice/compare-choice.ts';

type Of<Kind extends Comparison['kind']> = Extract<Comparison, { kind: Kind }>;
type InRounds = Of<'article'> | Of<'question'>;
type SaidOf<Each extends InRounds> = Each['states'][number]['said'][number];

/** Round by round, what each State said in it. */
function rowsOf<Each extends InRounds>(comparison: Each) {
  return comparison.rounds.map((round, at) => ({
    round: round as Each['rounds'][number],
    cells: comparison.states.flatMap(({ stateCode, said }) => (said[at] ? [{ stateCode, ...(said[at] as SaidOf<Each>) }] : [])),
  }));
}

/** Two or three States side by side on the same thing, like for like, in the order in which they were chosen. The address holds the choice. */
@Component({
  selector: 'suivi-compare-page',
  imports: [RouterLink, TranslocoDirective, AnswerReading, CompareChoice, Icon, IllustrativeMark, Loading, ProblemMessage, StageMark, StatusMark, SuiviDate, TextView],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.scss',
})
export class ComparePage {
  private readonly api = inject(TranspositionsApi);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly choice = computed(() => choiceFrom(this.params()));
  private readonly asked = computed(() => queryOf(this.choice()));
  protected readonly answer = resource({ params: () => this.asked(), loader: ({ params }) => this.api.compare(params) });
  protected readonly comparison = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  protected readonly problem = computed(() => (this.answer.error() ? ApiProblem.from(this.answer.error()) : null));
  protected readonly article = computed(() => {
    const comparison = this.comparison();
    if (comparison?.kind !== 'article') return null;
    return { name: this.vocabulary.articleName(comparison.articleId), title: this.vocabulary.articles().find(({ id }) => id === comparison.articleId)?.title ?? null, rows: rowsOf(comparison), id: comparison.articleId };
  });
  protected readonly question = computed(() => {
    const comparison = this.comparison();
    return comparison?.kind === 'question' ? rowsOf(comparison) : null;
  });
  protected readonly recommendation = computed(() => {
    const comparison = this.comparison();
    return comparison?.kind === 'recommendation' ? comparison : null;
  });
  protected readonly narratives = ['extract', 'gap', 'helpNeeded'] as const;

  protected show(choice: Choice): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(choice) });
  }

  protected print(): void {
    this.window?.print();
  }
}
