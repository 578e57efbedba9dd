import { afterNextRender, Component, computed, inject, Injector, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { REPORTING_DAYS, type ReportingPreview, type ReportingQuery } from '@suivi/reports/domain';
import { ApiProblem, EmptyState, Icon, issueKeys, LanguageStore, Loading, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { map } from 'rxjs';
import { GapTables } from './gap-tables/gap-tables.ts';
import { queryFrom } from './reporting-address.ts';
import { ReportingApi } from './reporting-api.ts';
import { ReportingFilters } from './reporting-filters/reporting-filters.ts';
import { RequestPreview } from './request-preview/request-preview.ts';
import { UndeliveredMailsList } from './undelivered-mails/undelivered-mails.ts';

const DAY = 86_400_000;

/** Who has not reported, and one button to remind them: first what it will say and to whom, then sent. */
@Component({
  selector: 'suivi-reporting',
  imports: [RouterLink, TranslocoDirective, EmptyState, GapTables, Icon, Loading, ProblemMessage, ReportingFilters, RequestPreview, SuiviDate, UndeliveredMailsList],
  templateUrl: './reporting.html',
})
export class ReportingPage {
  private readonly api = inject(ReportingApi);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  protected readonly language = inject(LanguageStore);
  protected readonly sentence = issueKeys();
  protected readonly query = toSignal(inject(ActivatedRoute).queryParams.pipe(map(queryFrom)), { requireSync: true });
  protected readonly usualSince = new Date(Date.now() - REPORTING_DAYS * DAY).toISOString().slice(0, 10);

  protected readonly gaps = resource({ params: () => this.query(), loader: ({ params }) => this.api.gaps(params) });
  protected readonly requests = resource({ loader: () => this.api.requests() });
  protected readonly gapsProblem = computed(() => (this.gaps.error() ? ApiProblem.from(this.gaps.error()) : null));
  protected readonly preview = signal<ReportingPreview | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly changed = signal(false);
  protected readonly busy = signal(false);
  /** One key for one preview: pressed twice, it is sent once. */
  private key = '';

  protected choose(query: ReportingQuery): void {
    this.preview.set(null);
    void this.router.navigate([], { queryParams: query });
  }

  protected async prepare(): Promise<void> {
    this.changed.set(false);
    await this.attempt(() => this.show());
  }

  protected async send(preview: ReportingPreview): Promise<void> {
    await this.attempt(async () => {
      try {
        const sent = await this.api.send({ ...this.query(), since: preview.since, seal: preview.seal }, this.key);
        await this.router.navigate(['/reporting', sent.id]);
      } catch (error) {
        const { code, issues } = ApiProblem.from(error);
        // What was sent today already is not prepared anew: it would be the same.
        if (code !== 'conflict' || issues.length > 0) throw error;
        this.changed.set(true);
        await this.show();
      }
    });
  }

  private async show(): Promise<void> {
    this.preview.set(await this.api.preview(this.query()));
    this.key = crypto.randomUUID();
    afterNextRender(() => document.getElementById('preview')?.focus(), { injector: this.injector });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    this.busy.set(true);
    try {
      await act();
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
