import { NgComponentOutlet } from '@angular/common';
import { Component, DestroyRef, Injector, afterNextRender, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportStanding } from '@suivi/national-reports/domain';
import { findQuestion, type QuestionOf } from '@suivi/questionnaires/domain';
import { readIn } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, Connection, IllustrativeMark, LanguageStore, Loading, pageName, ProblemMessage, routeId, TextView } from '@suivi/shared/web';
import { map } from 'rxjs';
import { AskedOnce } from '../asked-once/asked-once.ts';
import { NationalReportsApi, type ReportReceipt } from '../national-reports-api.ts';
import { ReportStandingMark } from '../standing/standing.ts';
import { ArticleQuestions } from './article-questions/article-questions.ts';
import { EditorState } from './editor-state.ts';
import { MissingAnswers } from './missing-answers/missing-answers.ts';
import { placeOf } from './place.ts';
import { ReportDraft } from './report-draft.ts';
import { ReportNews } from './report-news/report-news.ts';
import { askedIn, firstReturned, progressOf } from './report-progress.ts';
import { ReportQuestion } from './report-question/report-question.ts';
import { ReportSaved } from './report-saved/report-saved.ts';
import { ReturnedQuestions } from './returned-questions/returned-questions.ts';
import { SectionNav } from './section-nav/section-nav.ts';
import { SectionSettings } from './section-settings/section-settings.ts';

/** In milliseconds: how often it is asked whether a colleague wrote, as long as somebody looks at the page. */
const WATCH_EVERY = 45_000;

/** Writes a State's report section by section, several people at once; the focal point submits the whole. */
@Component({
  selector: 'suivi-report-editor',
  imports: [NgComponentOutlet, RouterLink, TranslocoDirective, ArticleQuestions, AskedOnce, Breadcrumb, IllustrativeMark, Loading, MissingAnswers, ProblemMessage, ReportNews, ReportQuestion, ReportSaved, ReportStandingMark, ReturnedQuestions, SectionNav, SectionSettings, TextView],
  providers: [ReportDraft, EditorState],
  templateUrl: './report-editor.html',
  styleUrl: './report-editor.scss',
  host: { '(window:focus)': 'watch()' },
})
export class ReportEditor {
  private readonly api = inject(NationalReportsApi);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly connection = inject(Connection);
  protected readonly language = inject(LanguageStore);
  protected readonly draft = inject(ReportDraft);
  protected readonly editor = inject(EditorState);
  private readonly id = routeId();
  private readonly asked = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map((params) => params.get('section'))), { requireSync: true });

  protected readonly sections = computed(() => {
    const report = this.draft.report();
    return report ? progressOf(report, this.draft.placed()) : [];
  });
  /** The one that the address names; otherwise the first in which the coordinator asks for something, or the first of all. */
  protected readonly shown = computed(() => {
    const report = this.draft.report();
    const wanted = [this.asked(), report && firstReturned(report)];
    return wanted.flatMap((key) => this.sections().find(({ section }) => section.key === key) ?? [])[0] ?? this.sections()[0] ?? null;
  });
  private readonly at = computed(() => this.sections().findIndex(({ section }) => section.key === this.shown()?.section.key));
  protected readonly before = computed(() => this.sections()[this.at() - 1]?.section ?? null);
  protected readonly after = computed(() => this.sections()[this.at() + 1]?.section ?? null);
  protected readonly questions = computed(() => {
    const report = this.draft.report();
    const shown = this.shown();
    return report && shown ? askedIn(report.questionnaire, shown.section, this.draft.placed()) : [];
  });
  protected readonly standing = computed<ReportStanding>(() => {
    const phase = this.draft.report()?.phase;
    return phase === 'submitted' || phase === 'returned' || phase === 'validated' ? phase : 'begun';
  });
  /** Whether it can only be late by now: nothing was sent yet, and the last day is over. */
  protected readonly late = computed(() => {
    const report = this.draft.report();
    return report?.phase === 'draft' && report.corrects === null && report.lastReview === null && report.round.closesOn < new Date().toISOString().slice(0, 10);
  });
  protected readonly acts = computed(() => this.draft.report()?.nextActs ?? []);
  /** Whether she is being led to a question: then that, and not the section's title, gets the cursor. */
  private leading = false;
  protected readonly tries = signal(0);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly receipt = signal<ReportReceipt | null>(null);
  /** Whether something of the last steps was needed once: fetched then, and kept. */
  private readonly going = signal(false);
  private readonly fetched = resource({ params: () => (this.going() ? 'steps' : undefined), loader: () => import('./last-steps.ts') });
  protected readonly steps = computed(() => (this.fetched.hasValue() ? this.fetched.value() : null));
  protected readonly stepsProblem = computed(() => (this.fetched.error() && this.asking() ? new ApiProblem({ code: 'offline' }) : null));
  protected readonly submitting = computed(() => ({
    report: this.draft.report(),
    sections: this.sections(),
    sent: (receipt: ReportReceipt) => this.sent(receipt),
    overtaken: () => void this.overtaken(),
    left: () => this.asking.set(false),
  }));

  constructor() {
    effect(() => {
      if (this.tries() > 0 || this.draft.collided().size > 0) this.going.set(true);
    });
    effect(() => {
      const id = this.id();
      untracked(() => void this.draft.open(id));
    });
    effect(() => {
      const key = this.shown()?.section.key ?? '';
      const moved = untracked(this.editor.section) !== '' && untracked(this.editor.section) !== key && !this.leading;
      this.editor.section.set(key);
      if (moved) afterNextRender({ read: () => reach('section-title') }, { injector: this.injector });
    });
    pageName(
      computed(() => {
        const report = this.draft.report();
        return report && readIn(report.round.title, this.language.language()).text;
      }),
    );
    const timer = setInterval(() => void this.watch(), WATCH_EVERY);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected articlesOf(question: unknown): QuestionOf<'articles'> {
    return question as QuestionOf<'articles'>;
  }

  protected async watch(): Promise<void> {
    const looks = document.visibilityState === 'visible' && !this.connection.offline();
    if (looks && this.draft.report() && !this.receipt()) await this.draft.watch();
  }

  /** Leads to a place, whichever section it is in. */
  protected async lead(key: string): Promise<void> {
    const { question, item } = placeOf(key);
    const section = findQuestion(this.draft.report()!.questionnaire, question)?.section.key;
    this.leading = true;
    await this.router.navigate([], { queryParams: { section } });
    if (item !== '') this.editor.unfold(key, true);
    setTimeout(() => {
      this.leading = false;
      reach(key);
    });
  }

  protected ready(ready: boolean): Promise<void> {
    return this.act(() => this.draft.changeSection(this.editor.section(), { ready }));
  }

  /** Checks, saves, reads what colleagues wrote meanwhile, and asks for the last word. */
  protected review(): Promise<void> {
    this.editor.tried.set(true);
    this.tries.update((tries) => tries + 1);
    if (this.draft.missing().length > 0) return Promise.resolve();
    return this.act(async () => {
      if (!(await this.saved())) return;
      await this.draft.follow();
      this.asking.set(this.draft.missing().length === 0);
    });
  }

  protected sent(receipt: ReportReceipt): void {
    this.asking.set(false);
    this.receipt.set(receipt);
    void this.draft.follow();
  }

  /** A colleague changed it while she was asked for the last word: what is new comes before her eyes, and nothing was sent. */
  protected async overtaken(): Promise<void> {
    this.asking.set(false);
    await this.draft.follow();
    this.problem.set(new ApiProblem({ code: 'stale' }));
  }

  protected withdraw(): Promise<void> {
    return this.act(async () => this.draft.take(await this.api.withdraw(this.id())));
  }

  protected discard(): Promise<void> {
    return this.act(async () => {
      const { round } = this.draft.report()!;
      await this.api.discard(this.id());
      await this.router.navigate(['/rounds', round.id]);
    });
  }

  /** Whether the portal has everything; a cut is said where she clicked, a refusal stands at the question. */
  private async saved(): Promise<boolean> {
    const settled = await this.draft.flush();
    if (this.draft.saveState() === 'offline') throw new ApiProblem({ code: 'offline' });
    return settled && this.draft.saveState() === 'saved';
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

/** Brings the field of a place before the eyes and the cursor into it. */
function reach(key: string): void {
  const field = document.getElementById(key) ?? document.getElementById(`${key}.stage`) ?? document.getElementById(`${key}-articles`);
  const control = field?.matches('input, select, textarea, [tabindex]') ? field : (field?.querySelector<HTMLElement>('input, select, textarea, button') ?? field?.querySelector('summary') ?? field);
  control?.focus();
  field?.scrollIntoView({ block: 'center' });
}
