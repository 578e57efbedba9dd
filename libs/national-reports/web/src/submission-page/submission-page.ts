import { Component, Injector, afterNextRender, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { History } from '@suivi/journal/web';
import { placedAnswers } from '@suivi/national-reports/domain';
import { answeredOf, type QuestionOf } from '@suivi/questionnaires/domain';
import { nextActs } from '@suivi/recommendations/domain';
import { PhaseMark } from '@suivi/recommendations/web';
import { readIn } from '@suivi/shared/domain';
import { Announcer, Breadcrumb, Icon, IllustrativeMark, LanguageStore, Loading, pageName, ProblemMessage, problemOf, routeId, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { map } from 'rxjs';
import { NationalReportsApi } from '../national-reports-api.ts';
import { askedIn } from '../report-editor/report-progress.ts';
import { SectionNav } from '../report-editor/section-nav/section-nav.ts';
import { ReportDecision } from './report-decision/report-decision.ts';
import { ReviewNotes } from './review-notes.ts';
import { SubmittedQuestion } from './submitted-question/submitted-question.ts';
import { WidenSection } from './widen-section/widen-section.ts';

/** A national report as it was submitted, section by section, as far as it is shown to the reader; the coordinator decides on it here. */
@Component({
  selector: 'suivi-submission-page',
  imports: [RouterLink, TranslocoDirective, AudienceMark, Breadcrumb, History, Icon, IllustrativeMark, Loading, PhaseMark, ProblemMessage, ReportDecision, SectionNav, SubmittedQuestion, SuiviDate, TextView, WidenSection],
  providers: [ReviewNotes],
  templateUrl: './submission-page.html',
  styleUrl: './submission-page.scss',
})
export class SubmissionPage {
  private readonly api = inject(NationalReportsApi);
  private readonly sessions = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly notes = inject(ReviewNotes);
  protected readonly language = inject(LanguageStore);
  private readonly id = routeId();
  private readonly asked = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map((params) => params.get('section'))), { requireSync: true });
  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.submission(params) });
  protected readonly loadProblem = computed(() => problemOf(this.record));
  protected readonly submission = computed(() => (this.record.hasValue() ? this.record.value() : null));
  private readonly placed = computed(() => placedAnswers(this.submission()?.sections.flatMap(({ answers }) => answers) ?? [], this.submission()?.sections.flatMap(({ evidence }) => evidence) ?? []));

  /** The sections shown to the reader, in the order of the questionnaire, each with what is asked in it. */
  protected readonly sections = computed(() => {
    const submission = this.submission();
    if (!submission) return [];
    const { questionnaire } = submission;
    return questionnaire.sections.flatMap((section) => {
      const shown = submission.sections.find(({ key }) => key === section.key);
      if (!shown) return [];
      // What a condition rests on may stand in a section that the reader is not shown: what was answered was asked.
      const asked = askedIn(questionnaire, section, this.placed());
      const questions = section.questions.filter((question) => asked.includes(question) || shown.answers.some((answer) => answer.question === question.key));
      const bare = { sections: [{ ...section, questions: questions.map((question) => ({ ...question, shownWhen: null })) }] };
      const settings = { key: section.key, audience: shown.audience, institution: null, assignee: null, ready: false, mayWrite: false, rowVersion: 1 };
      const comments = Object.entries(this.notes.questions()).filter(([key, comment]) => comment.trim() !== '' && questions.some((question) => key.split('.')[0] === question.key)).length;
      return [{ section, submitted: shown, questions, settings, comments, ...answeredOf(bare, this.placed()) }];
    });
  });
  protected readonly shown = computed(() => this.sections().find(({ section }) => section.key === this.asked()) ?? this.sections()[0] ?? null);
  protected readonly notShared = computed(() => {
    const submission = this.submission();
    return submission ? submission.questionnaire.sections.filter(({ key }) => submission.notShared.includes(key)) : [];
  });
  protected readonly deciding = computed(() => {
    const role = this.sessions.role();
    const submission = this.submission();
    return role !== null && submission !== null && nextActs(submission.phase, role).includes('validate');
  });
  protected readonly widens = computed(() => {
    const submission = this.submission();
    return submission?.phase === 'validated' && this.sessions.can('reports.submit') && this.sessions.session()?.state?.code === submission.stateCode;
  });
  /** The history of a report is for its State and the coordinator. */
  protected readonly mayReadHistory = computed(() => this.sessions.can('reports.history') && (this.sessions.role() === 'coordinator' || this.sessions.session()?.state?.code === this.submission()?.stateCode));
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly institutionName = (id: string) => this.vocabulary.institutionName(id);
  protected readonly done = signal<'returned' | 'validated' | null>(null);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.notes.open(id));
    });
    pageName(
      computed(() => {
        const submission = this.submission();
        return submission && `${this.language.stateName(submission.stateCode)} · ${readIn(submission.round.title, this.language.language()).text}`;
      }),
    );
  }

  protected articlesOf(question: unknown): QuestionOf<'articles'> {
    return question as QuestionOf<'articles'>;
  }

  protected decided(outcome: 'returned' | 'validated'): void {
    this.done.set(outcome);
    this.announcer.say(this.translations.translate<string>(`rounds.review.done.${outcome}`));
    this.record.reload();
    afterNextRender({ read: () => window.scrollTo({ top: 0 }) }, { injector: this.injector });
  }
}
