import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Submission } from '@suivi/recommendations/domain';
import { Breadcrumb, IllustrativeMark, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { RecommendationsApi } from '../recommendations-api.ts';
import { pageName, problemOf, routeId } from '../route-record.ts';
import { OpenUpdate } from './open-update/open-update.ts';
import { SubmissionEntry } from './submission-entry/submission-entry.ts';
import { History } from '@suivi/journal/web';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { VocabularyStore } from '@suivi/states/web';
import { StatusMark } from '../status/status.ts';

/** One State's side of a recommendation: where it stands by its own word and by the coordinator's, and how it came there. */
@Component({
  selector: 'suivi-commitment-page',
  imports: [RouterLink, TranslocoDirective, AudienceMark, Breadcrumb, History, IllustrativeMark, Loading, OpenUpdate, ProblemMessage, StatusMark, SubmissionEntry, SuiviDate, TextView],
  templateUrl: './commitment-page.html',
  styleUrl: './commitment-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitmentPage {
  private readonly api = inject(RecommendationsApi);
  private readonly id = routeId();
  protected readonly language = inject(LanguageStore);
  protected readonly session = inject(SessionStore);

  private readonly vocabulary = inject(VocabularyStore);
  protected readonly institutionName = (id: string) => this.vocabulary.institutionName(id);
  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.commitment(params) });
  protected readonly problem = computed(() => problemOf(this.record));
  /** Whether the reader is of the State whose commitment it is. */
  protected readonly own = computed(() => this.record.hasValue() && this.record.value().stateCode === this.session.session()?.state?.code);
  protected readonly mayEdit = computed(() => this.own() && this.session.can('commitments.edit'));
  protected readonly mayWiden = computed(() => this.own() && this.session.can('submissions.widen'));

  constructor() {
    pageName(
      computed(() => {
        if (!this.record.hasValue()) return null;
        const { stateCode, recommendation } = this.record.value();
        return `${recommendation.reference} · ${this.language.stateName(stateCode)}`;
      }),
    );
  }

  protected replace(submission: Submission): void {
    this.record.update((commitment) => commitment && { ...commitment, submissions: commitment.submissions.map((each) => (each.id === submission.id ? submission : each)) });
  }
}
