import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Comments } from '@suivi/comments/web';
import type { Recommendation } from '@suivi/recommendations/domain';
import { LANGUAGES, readIn } from '@suivi/shared/domain';
import { Breadcrumb, IllustrativeMark, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { RecommendationsApi } from '../recommendations-api.ts';
import { pageName, problemOf, routeId } from '../route-record.ts';
import { AdoptDialog } from './adopt-dialog/adopt-dialog.ts';
import { Amendment } from './amendment/amendment.ts';
import { CommitmentCards } from './commitment-cards/commitment-cards.ts';
import { Versions } from './versions/versions.ts';
import { History } from '@suivi/journal/web';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { VocabularyStore } from '@suivi/states/web';

/** What was agreed: the adopted text in its versions and languages, what it is about, and each State's commitment to it. */
@Component({
  selector: 'suivi-recommendation-page',
  imports: [RouterLink, TranslocoDirective, AdoptDialog, Amendment, AudienceMark, Breadcrumb, Comments, CommitmentCards, History, IllustrativeMark, Loading, ProblemMessage, SuiviDate, TextView, Versions],
  templateUrl: './recommendation-page.html',
  styleUrl: './recommendation-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecommendationPage {
  private readonly api = inject(RecommendationsApi);
  private readonly id = routeId();
  protected readonly language = inject(LanguageStore);
  protected readonly session = inject(SessionStore);
  protected readonly vocabulary = inject(VocabularyStore);

  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.recommendation(params) });
  protected readonly problem = computed(() => problemOf(this.record));
  protected readonly amending = signal(false);

  /** The versions in the languages that the reader does not read, for whoever wants to compare. */
  protected readonly otherLanguages = computed(() => {
    const text = this.record.hasValue() ? this.record.value().text : null;
    if (!text) return [];
    const shown = readIn(text, this.language.language()).language;
    return LANGUAGES.filter((language) => language !== shown && text.versions[language]).map((language) => ({ language, ...text.versions[language]! }));
  });

  constructor() {
    pageName(
      computed(() => {
        if (!this.record.hasValue()) return null;
        const { reference, title } = this.record.value();
        return `${reference} · ${readIn(title, this.language.language()).text}`;
      }),
    );
  }

  /** Takes the record as an act left it, without asking for it again. */
  protected take(recommendation: Recommendation): void {
    this.record.set(recommendation);
    this.amending.set(false);
  }
}
