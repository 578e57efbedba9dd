import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RecommendationSummary } from '@suivi/recommendations/domain';
import { IllustrativeMark, LanguageStore, TextView } from '@suivi/shared/web';
import { ownStateFirst } from '../../commitment-order.ts';
import { SessionStore } from '@suivi/access/web';
import { StatusMark } from '../../status/status.ts';
import { VocabularyStore } from '@suivi/states/web';

/** One recommendation in the list: what was agreed, and beside it where each State stands. */
@Component({
  selector: 'suivi-recommendation-row',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, StatusMark, TextView],
  templateUrl: './recommendation-row.html',
  styleUrl: './recommendation-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecommendationRow {
  readonly recommendation = input.required<RecommendationSummary>();
  protected readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly session = inject(SessionStore);
  protected readonly themes = computed(() => this.recommendation().themeIds.map((id) => this.vocabulary.themeName(id)).join(' · '));
  protected readonly commitments = computed(() => ownStateFirst(this.recommendation().commitments, this.session.session()?.state?.code ?? null, (code) => this.language.stateName(code)));
}
