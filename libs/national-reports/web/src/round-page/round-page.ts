import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { isNational } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import { History } from '@suivi/journal/web';
import type { Round } from '@suivi/national-reports/domain';
import { readIn } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, IllustrativeMark, LanguageStore, Loading, pageName, ProblemMessage, problemOf, routeId, TextView } from '@suivi/shared/web';
import { AskedOnce } from '../asked-once/asked-once.ts';
import { NationalReportsApi } from '../national-reports-api.ts';
import { RoundsApi } from '../rounds-api.ts';
import { ReportStandingMark, RoundStandingMark } from '../standing/standing.ts';
import { ExtendRound } from './extend-round/extend-round.ts';
import { OpenRound } from './open-round/open-round.ts';
import { RoundStates } from './round-states/round-states.ts';

/** A round: what it asks and until when, where each State stands, and what this reader may do about it. */
@Component({
  selector: 'suivi-round-page',
  imports: [RouterLink, TranslocoDirective, AskedOnce, Breadcrumb, ExtendRound, History, IllustrativeMark, Loading, OpenRound, ProblemMessage, ReportStandingMark, RoundStandingMark, RoundStates, TextView],
  templateUrl: './round-page.html',
  styleUrl: './round-page.scss',
})
export class RoundPage {
  private readonly api = inject(RoundsApi);
  private readonly reports = inject(NationalReportsApi);
  private readonly router = inject(Router);
  private readonly sessions = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  private readonly id = routeId();
  private readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.read(params) });
  protected readonly loadProblem = computed(() => problemOf(this.record));
  /** As read, or as the portal answered to what was done here. */
  protected readonly round = linkedSignal<Round | null>(() => (this.record.hasValue() ? this.record.value() : null));
  protected readonly edits = computed(() => this.sessions.can('rounds.edit'));
  protected readonly mayReadHistory = computed(() => this.sessions.can('rounds.history'));
  protected readonly busy = signal(false);
  /** One key for one visit: pressed twice, the report is begun once. */
  private readonly attempt = crypto.randomUUID();
  protected readonly problem = signal<ApiProblem | null>(null);

  protected readonly own = computed(() => {
    const role = this.sessions.role();
    if (!role || !isNational(role)) return null;
    return this.round()?.states.find(({ stateCode }) => stateCode === this.sessions.session()?.state?.code) ?? null;
  });
  /** Whether the State may begin: once the round has begun, and also after its end, visibly late. */
  protected readonly begins = computed(() => ['open', 'ended'].includes(this.round()?.standing ?? '') && this.own()?.standing === 'not_begun' && this.sessions.can('reports.assign'));
  protected readonly corrects = computed(() => this.own()?.standing === 'validated' && this.own()?.reportId === null && this.sessions.can('reports.submit'));

  constructor() {
    pageName(
      computed(() => {
        const round = this.round();
        return round && readIn(round.title, this.language.language()).text;
      }),
    );
  }

  protected reload(): void {
    this.record.reload();
  }

  protected start(correction: boolean): Promise<void> {
    return this.act(async () => {
      const { id } = await this.reports.start(this.id(), correction, this.attempt);
      await this.router.navigate(['/national-reports', id]);
    });
  }

  protected discard(round: Round): Promise<void> {
    return this.act(async () => {
      await this.api.discard(round.id);
      await this.router.navigate(['/rounds']);
    });
  }

  private async act(doing: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await doing();
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
