import { Component, computed, DOCUMENT, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { PhaseMark, StatusMark, subjectLink } from '@suivi/recommendations/web';
import { FILE_DAYS_AHEAD } from '@suivi/reports/domain';
import { ApiProblem, Icon, IllustrativeMark, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView, saveFile } from '@suivi/shared/web';
import { HandoversApi, VocabularyStore } from '@suivi/states/web';
import { ReportsApi } from '../reports-api.ts';
import { FilePeople } from './file-people/file-people.ts';
import { FileReports } from './file-reports/file-reports.ts';
import { FileSubject } from './file-subject/file-subject.ts';

/** A note to a successor is shown for 60 days. */
const NOTE_SHOWN_MS = 60 * 86_400_000;

/** The delegation's business on one page, by the questions of whoever takes it over. Prints as a document. */
@Component({
  selector: 'suivi-delegation-file',
  imports: [RouterLink, TranslocoDirective, FilePeople, FileReports, FileSubject, Icon, IllustrativeMark, Loading, PhaseMark, ProblemMessage, StatusMark, SuiviDate, TextView],
  templateUrl: './delegation-file.html',
  styleUrl: './delegation-file.scss',
})
export class DelegationFilePage {
  private readonly api = inject(ReportsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly document = inject(DOCUMENT);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly session = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  protected readonly daysAhead = FILE_DAYS_AHEAD;
  protected readonly linkOf = subjectLink;

  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  /** Her own for a focal point; for the coordination the one that the address names. */
  protected readonly state = computed(() => this.session.session()?.state?.code ?? this.params().get('state') ?? undefined);
  protected readonly mayChoose = computed(() => !this.session.session()?.state);
  protected readonly states = computed(() => this.vocabulary.states().map(({ code }) => ({ code, name: this.language.stateName(code) })).sort((one, other) => this.language.compare(one.name, other.name)));
  protected readonly loaded = resource({ params: () => this.state(), loader: ({ params }) => this.api.delegationFile(params) });
  protected readonly file = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  /** The handover by which she came into office, with what her predecessor wrote to her; shown while it is recent. */
  private readonly handovers = inject(HandoversApi);
  private readonly received = resource({ params: () => (this.session.role() === 'focal_point' ? this.session.session()?.user.id : undefined), loader: ({ params }) => this.handovers.list().then(({ items }) => items.find(({ phase, successor }) => phase === 'accepted' && successor?.id === params) ?? null) });
  protected readonly taken = computed(() => {
    const handover = this.received.hasValue() ? this.received.value() : null;
    return handover && Date.now() - Date.parse(handover.acceptedAt ?? '') < NOTE_SHOWN_MS ? handover : null;
  });
  protected readonly problem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  protected readonly pdfProblem = signal<ApiProblem | null>(null);
  protected readonly making = signal(false);
  protected readonly sections = computed(() => ['inherited', 'due', 'promised', 'joint', 'disputed', ...(this.mayChoose() ? [] : ['drafts']), 'reports', 'who'] as const);

  protected choose(state: string): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { state: state || null } });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected async savePdf(state: string): Promise<void> {
    if (this.making()) return;
    this.pdfProblem.set(null);
    this.making.set(true);
    try {
      const { name, content } = await this.api.delegationFilePdf(state, this.language.language());
      saveFile(this.document, name, content.type, content);
    } catch (error) {
      this.pdfProblem.set(ApiProblem.from(error));
    } finally {
      this.making.set(false);
    }
  }
}
