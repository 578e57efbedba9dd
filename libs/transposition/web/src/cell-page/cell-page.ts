import { Component, computed, effect, inject, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { EvidenceList } from '@suivi/evidence/web';
import { StatusMark } from '@suivi/recommendations/web';
import { dateSchema } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, Icon, IllustrativeMark, LanguageStore, Loading, PageTitle, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { changesOf } from '@suivi/transposition/domain';
import { map } from 'rxjs';
import { StageMark } from '../stage-mark/stage-mark.ts';
import { TranspositionsApi } from '../transpositions-api.ts';

const NARRATIVES = ['extract', 'gap', 'help'] as const;

/** One State and one article: where it stands, what the law says and lacks, what proves it, and what is being done about it. */
@Component({
  selector: 'suivi-cell-page',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, EvidenceList, Icon, IllustrativeMark, Loading, ProblemMessage, StageMark, StatusMark, SuiviDate, TextView],
  templateUrl: './cell-page.html',
  styleUrl: './cell-page.scss',
})
export class CellPage {
  private readonly api = inject(TranspositionsApi);
  private readonly route = inject(ActivatedRoute);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  private readonly place = toSignal(this.route.paramMap.pipe(map((params) => ({ state: params.get('state') ?? '', article: params.get('article') ?? '' }))), { requireSync: true });
  private readonly query = toSignal(this.route.queryParamMap, { requireSync: true });
  /** A day that is none is as none. */
  protected readonly on = computed(() => dateSchema.safeParse(this.query().get('on') ?? '').data);
  private readonly record = resource({ params: () => ({ ...this.place(), on: this.on() }), loader: ({ params }) => this.api.cell(params.state, params.article, params.on) });
  protected readonly cell = computed(() => (this.record.hasValue() ? this.record.value() : null));
  protected readonly problem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  protected readonly laws = computed(() => (this.cell()?.legislation ?? []).map((law) => ({ ...law, changes: changesOf(law) })));
  protected readonly narratives = computed(() => {
    const latest = this.cell()?.latest;
    const values = latest && { extract: latest.extract, gap: latest.gap, help: latest.helpNeeded };
    return values ? NARRATIVES.flatMap((key) => (values[key] ? [{ key, value: values[key] }] : [])) : [];
  });
  protected readonly state = computed(() => this.language.stateName(this.place().state));
  protected readonly article = computed(() => {
    this.language.language();
    return this.vocabulary.articleName(this.place().article);
  });
  protected readonly articleTitle = computed(() => this.vocabulary.articles().find(({ id }) => id === this.place().article)?.title ?? null);
  protected readonly compareQuery = computed(() => ({ states: this.place().state, kind: 'article', key: this.place().article }));
  protected readonly matrixQuery = computed(() => (this.on() ? { on: this.on() } : {}));

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.detail(`${this.state()}, ${this.article()}`));
  }
}
