import { Component, computed, DOCUMENT, inject, linkedSignal, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { STAGES } from '@suivi/questionnaires/domain';
import { ApiProblem, EmptyState, Icon, IllustrativeMark, LanguageStore, Loading, narrowerThan, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { ABSENCES, MISSING, type Matrix } from '@suivi/transposition/domain';
import { StageMark } from '../stage-mark/stage-mark.ts';
import { TranspositionsApi } from '../transpositions-api.ts';
import { addressOf, dayIssues, filtersFrom, type MatrixFilters } from './matrix-address.ts';
import { MatrixCards } from './matrix-cards/matrix-cards.ts';
import { MatrixFiltersForm } from './matrix-filters/matrix-filters.ts';
import { MatrixGrid } from './matrix-grid/matrix-grid.ts';
import { linesOf } from './matrix-lines.ts';

/** From here on a table is read as one; below, article by article. */
const ROOM_FOR_TABLE = 800;

/** States × articles: how far each is in national law, as of any day. The whole view is in the address. */
@Component({
  selector: 'suivi-matrix-page',
  imports: [RouterLink, TranslocoDirective, EmptyState, Icon, IllustrativeMark, Loading, MatrixCards, MatrixFiltersForm, MatrixGrid, ProblemMessage, StageMark, SuiviDate],
  templateUrl: './matrix-page.html',
  styleUrl: './matrix-page.scss',
})
export class MatrixPage {
  private readonly api = inject(TranspositionsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly language = inject(LanguageStore);
  protected readonly narrow = narrowerThan(ROOM_FOR_TABLE);
  protected readonly stages = STAGES;
  protected readonly absences = ABSENCES;

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly filters = computed(() => filtersFrom(this.params()));
  /** The day as it was given, right or not. */
  protected readonly day = computed(() => String(this.params()['on'] ?? ''));
  protected readonly dayIssues = computed(() => dayIssues(this.params()));
  protected readonly narrowed = computed(() => Object.keys(addressOf(this.filters())).length > 0);
  private readonly answer = resource({ params: () => this.filters(), loader: ({ params }) => this.api.matrix(params) });
  protected readonly loading = this.answer.isLoading;
  /** The last answer stays until the next one is there, so that the page does not jump. */
  protected readonly matrix = linkedSignal<Matrix | undefined, Matrix | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? ApiProblem.from(this.answer.error()) : null));
  protected readonly lines = computed(() => {
    const matrix = this.matrix();
    return matrix ? linesOf(matrix, (state) => this.language.stateName(state), this.language.language()) : [];
  });
  protected readonly illustrative = computed(() => this.matrix()?.states.some(({ illustrative }) => illustrative) ?? false);
  /** How many articles are missing in which way, of those shown. */
  protected readonly missing = computed(() => MISSING.map((way) => ({ way, count: this.lines().filter(({ missing }) => missing === way).length })).filter(({ count }) => count > 0));
  protected readonly nowhere = computed(() => this.missing().some(({ way }) => way === 'nowhere'));
  protected readonly missingAddress = computed(() => addressOf({ ...this.filters(), only: 'missing' }));

  protected exportAddress(format: 'csv' | 'xlsx'): string {
    return this.api.exportAddress(this.filters(), this.language.language(), format);
  }

  protected show(filters: MatrixFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(filters) });
  }

  protected again(): void {
    this.answer.reload();
  }

  protected print(): void {
    this.window?.print();
  }
}
