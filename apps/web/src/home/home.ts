import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NewComments } from '@suivi/comments/web';
import { DUE_SOON_DAYS, dueWithin, type Work } from '@suivi/recommendations/domain';
import { Api, ApiProblem, EmptyState, LanguageStore, Loading, ProblemMessage } from '@suivi/shared/web';
import { AdminHome } from './admin-home/admin-home.ts';
import { CommitmentLines } from './commitment-lines/commitment-lines.ts';
import { LatestLines } from './latest-lines/latest-lines.ts';
import { StatesGlance } from './states-glance/states-glance.ts';
import { SubmissionLines } from './submission-lines/submission-lines.ts';
import { UpdateLines } from './update-lines/update-lines.ts';
import { SessionStore } from '@suivi/access/web';

/** One's own work, not a menu: what is late, what came back and why, what waits for whom. */
@Component({
  selector: 'app-home',
  imports: [RouterLink, TranslocoDirective, AdminHome, CommitmentLines, EmptyState, LatestLines, Loading, NewComments, ProblemMessage, StatesGlance, SubmissionLines, UpdateLines],
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  private readonly api = inject(Api);
  protected readonly sessions = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  protected readonly session = this.sessions.session;
  protected readonly role = this.sessions.role;
  protected readonly loaded = resource({ params: () => (this.role() === 'admin' ? undefined : this.session()?.user.id), loader: () => this.api.get<Work>('/work') });
  protected readonly work = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly problem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  protected readonly national = computed(() => this.role() === 'focal_point' || this.role() === 'contributor');
  protected readonly dueSoon = computed(() => ({ state: this.session()?.state?.code, ...dueWithin(this.work()?.asOf ?? '', DUE_SOON_DAYS) }));
  /** Whether nothing at all waits for this person. */
  protected readonly calm = computed(() => {
    const work = this.work();
    return !!work && [work.overdue, work.dueSoon, work.returned, work.readyForClearance, work.drafts].every(({ length }) => length === 0);
  });
}
