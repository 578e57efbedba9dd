import { Component, computed, inject, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { PHASES, type Phase } from '@suivi/recommendations/domain';
import { PhaseMark } from '@suivi/recommendations/web';
import { Breadcrumb, EmptyState, LanguageStore, Loading, ProblemMessage, problemOf, TextView } from '@suivi/shared/web';
import { map } from 'rxjs';
import { NationalReportsApi } from '../national-reports-api.ts';
import { namedBy } from '../page-words.ts';
import { ReportSubmissionLines } from '../submission-lines/submission-lines.ts';

/** The State's reports under way, and what was submitted as far as the reader may see it. */
@Component({
  selector: 'suivi-report-list',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, EmptyState, Loading, PhaseMark, ProblemMessage, ReportSubmissionLines, TextView],
  templateUrl: './report-list.html',
})
export class ReportList {
  private readonly api = inject(NationalReportsApi);
  private readonly sessions = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  /** Kept in the address, so that "what waits for review" is a link. */
  protected readonly phase = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map((params) => PHASES.find((phase) => phase === params.get('phase')) ?? null)), { requireSync: true });
  protected readonly writes = computed(() => this.sessions.can('reports.write'));
  protected readonly reviews = computed(() => this.sessions.can('reports.review'));
  protected readonly shownPhases: readonly Phase[] = ['submitted', 'returned', 'validated'];

  private readonly own = resource({ params: () => (this.writes() ? 'own' : undefined), loader: () => this.api.list() });
  protected readonly submissions = resource({ params: () => ({ phase: this.phase() ?? undefined }), loader: ({ params }) => this.api.submissions(params) });
  protected readonly problem = computed(() => problemOf(this.own) ?? problemOf(this.submissions));
  /** Those that are not decided yet. */
  protected readonly open = computed(() => (this.own.hasValue() ? this.own.value().items.filter(({ phase }) => phase !== 'validated') : []));

  constructor() {
    namedBy('rounds.reports.title');
  }
}
