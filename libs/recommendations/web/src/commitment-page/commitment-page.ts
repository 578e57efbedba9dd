import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Comments } from '@suivi/comments/web';
import type { Commitment, Submission } from '@suivi/recommendations/domain';
import { Breadcrumb, Connection, IllustrativeMark, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { CommitmentReader } from '../commitment-reader.ts';
import { pageName, problemOf, routeId } from '../route-record.ts';
import { ABOUT_COMMITMENT } from './about-commitment.ts';
import { OpenUpdate } from './open-update/open-update.ts';
import { SubmissionEntry } from './submission-entry/submission-entry.ts';
import { History } from '@suivi/journal/web';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { VocabularyStore } from '@suivi/states/web';
import { StatusMark } from '../status/status.ts';

/** One State's side of a recommendation: where it stands by its own word and by the coordinator's, and how it came there. */
@Component({
  selector: 'suivi-commitment-page',
  imports: [NgComponentOutlet, RouterLink, TranslocoDirective, AudienceMark, Breadcrumb, Comments, History, IllustrativeMark, Loading, OpenUpdate, ProblemMessage, StatusMark, SubmissionEntry, SuiviDate, TextView],
  templateUrl: './commitment-page.html',
  styleUrl: './commitment-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitmentPage {
  private readonly reader = inject(CommitmentReader);
  private readonly connection = inject(Connection);
  private readonly id = routeId();
  protected readonly language = inject(LanguageStore);
  protected readonly session = inject(SessionStore);

  private readonly vocabulary = inject(VocabularyStore);
  protected readonly institutionName = (id: string) => this.vocabulary.institutionName(id);
  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.load(params) });
  /** When this device read what is shown, without a connection. */
  protected readonly keptAt = signal<string | null>(null);
  protected readonly problem = computed(() => problemOf(this.record));
  private readonly about = inject(ABOUT_COMMITMENT, { optional: true });
  private readonly further = resource({ loader: () => this.about?.() ?? Promise.resolve(null) });
  /** Nothing until it is there, and nothing without a connection: the page stands without it. */
  protected readonly furtherPart = computed(() => (this.further.hasValue() ? this.further.value() : null));
  /** Whether the reader is of the State whose commitment it is. */
  protected readonly own = computed(() => this.record.hasValue() && this.record.value().stateCode === this.session.session()?.state?.code);
  protected readonly mayEdit = computed(() => this.own() && this.session.can('commitments.edit'));
  protected readonly mayWiden = computed(() => this.own() && this.session.can('submissions.widen'));

  constructor() {
    // What is shown from this device gives way to what the portal has, as soon as it answers again.
    effect(() => {
      if (!this.connection.offline() && untracked(this.keptAt)) this.record.reload();
    });
    pageName(
      computed(() => {
        if (!this.record.hasValue()) return null;
        const { stateCode, recommendation } = this.record.value();
        return `${recommendation.reference} · ${this.language.stateName(stateCode)}`;
      }),
    );
  }

  private async load(id: string): Promise<Commitment> {
    const { commitment, keptAt } = await this.reader.read(id);
    this.keptAt.set(keptAt);
    return commitment;
  }

  protected replace(submission: Submission): void {
    this.record.update((commitment) => commitment && { ...commitment, submissions: commitment.submissions.map((each) => (each.id === submission.id ? submission : each)) });
  }
}
