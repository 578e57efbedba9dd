import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActionWork } from '@suivi/actions/domain';
import { UnreadList } from '@suivi/comments/web';
import { DUE_SOON_DAYS, dueWithin, type Work } from '@suivi/recommendations/domain';
import { TO_CONFIRM, type CompetentAuthority } from '@suivi/authorities/domain';
import { Api, ApiProblem, EmptyState, LanguageStore, Loading, ProblemMessage } from '@suivi/shared/web';
import { ActionLines } from './action-lines/action-lines.ts';
import { AdminHome } from './admin-home/admin-home.ts';
import { AuthoritiesDue } from './authorities-due/authorities-due.ts';
import { CommitmentLines } from './commitment-lines/commitment-lines.ts';
import { HandoverNotice } from './handover-notice/handover-notice.ts';
import { LatestLines } from './latest-lines/latest-lines.ts';
import { StatesGlance } from './states-glance/states-glance.ts';
import { SubmissionLines } from './submission-lines/submission-lines.ts';
import { UpdateLines } from './update-lines/update-lines.ts';
import { SessionStore } from '@suivi/access/web';

/** One's own work, not a menu: what is late, what came back and why, what waits for whom. */
@Component({
  selector: 'app-home',
  imports: [RouterLink, TranslocoDirective, ActionLines, AdminHome, AuthoritiesDue, CommitmentLines, EmptyState, HandoverNotice, LatestLines, Loading, NgComponentOutlet, NgTemplateOutlet, ProblemMessage, StatesGlance, SubmissionLines, UnreadList, UpdateLines],
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
  /** The directory's entries that her State has to confirm; the page stands without them. */
  private readonly directory = resource({
    params: () => (this.sessions.can('authorities.edit') ? this.session()?.state?.code : undefined),
    loader: ({ params }) => this.api.get<{ items: CompetentAuthority[] }>('/competent-authorities', { state: params, standing: TO_CONFIRM, limit: 100 }),
  });
  protected readonly toConfirm = computed(() => (this.directory.hasValue() ? this.directory.value().items : []));
  protected readonly national = computed(() => this.role() === 'focal_point' || this.role() === 'contributor');
  protected readonly dueSoon = computed(() => ({ state: this.session()?.state?.code, ...dueWithin(this.work()?.asOf ?? '', DUE_SOON_DAYS) }));
  /** Fetched beside the rest: what waits in reporting rounds. */
  private readonly fetched = resource({ params: () => (this.national() || this.role() === 'coordinator' ? 'rounds' : undefined), loader: () => import('@suivi/national-reports/web').then(({ nationalWork }) => nationalWork()) });
  protected readonly nationalWork = computed(() => (this.fetched.hasValue() ? this.fetched.value() : null));
  protected readonly actions = resource({ params: () => (this.national() || this.role() === 'coordinator' ? this.session()?.user.id : undefined), loader: () => this.api.get<ActionWork>('/work/actions') });
  protected readonly actionsProblem = computed(() => (this.actions.error() ? ApiProblem.from(this.actions.error()) : null));
  /** What waits in actions, what is asked of her first. */
  protected readonly actionGroups = computed(() => {
    if (!this.actions.hasValue()) return [];
    const { toAnswer, contested, overdue, dueSoon, drafts } = this.actions.value();
    const groups = [
      { title: 'home.actions.to_answer', items: toAnswer },
      { title: 'home.actions.contested', items: contested },
      { title: 'home.actions.overdue', items: overdue },
      { title: 'home.actions.due_soon', items: dueSoon },
      { title: 'home.actions.drafts', items: drafts },
    ];
    return groups.filter(({ items }) => items.length > 0);
  });
  /** Whether nothing at all waits for this person. */
  protected readonly calm = computed(() => {
    const work = this.work();
    return !!work && this.toConfirm().length === 0 && !this.actions.isLoading() && this.actionGroups().length === 0 && [work.overdue, work.dueSoon, work.returned, work.readyForClearance, work.drafts].every(({ length }) => length === 0);
  });
}
