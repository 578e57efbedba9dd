import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { nextActionActs, type Action } from '@suivi/actions/domain';
import { Comments } from '@suivi/comments/web';
import { History } from '@suivi/journal/web';
import { SETTLED, type Submission } from '@suivi/recommendations/domain';
import { OpenUpdate, ownStateFirst, pageName, problemOf, routeId, StatusMark } from '@suivi/recommendations/web';
import { readIn } from '@suivi/shared/domain';
import { Breadcrumb, IllustrativeMark, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { actorOf, ownPart, situationOf } from '../acting-state.ts';
import { ActionsApi } from '../actions-api.ts';
import { DueDate } from '../due-date/due-date.ts';
import { ActionActs } from './action-acts/action-acts.ts';
import { ActionPartView } from './action-part/action-part.ts';
import { Postponements } from './postponements/postponements.ts';
import { ProposalAnswer } from './proposal-answer/proposal-answer.ts';

/** One action: what is proposed, what each State answered and does, how far it is, and what comes next for the reader. */
@Component({
  selector: 'suivi-action-page',
  imports: [RouterLink, TranslocoDirective, ActionActs, ActionPartView, AudienceMark, Breadcrumb, Comments, DueDate, History, IllustrativeMark, Loading, OpenUpdate, Postponements, ProblemMessage, ProposalAnswer, StatusMark, SuiviDate, TextView],
  templateUrl: './action-page.html',
  styleUrl: './action-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionPage {
  private readonly api = inject(ActionsApi);
  private readonly id = routeId();
  protected readonly language = inject(LanguageStore);
  private readonly session = inject(SessionStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly institutionName = (id: string) => this.vocabulary.institutionName(id);

  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.action(params) });
  protected readonly problem = computed(() => problemOf(this.record));
  private readonly state = computed(() => this.session.session()?.state?.code ?? null);
  private readonly action = computed(() => (this.record.hasValue() ? this.record.value() : null));
  protected readonly own = computed(() => {
    const action = this.action();
    return action && ownPart(action, this.state());
  });
  protected readonly parts = computed(() => ownStateFirst(this.action()?.parts ?? [], this.state(), (code) => this.language.stateName(code)));
  /** What a new update of the own State says again: the milestones reached so far. */
  protected readonly reached = computed(() => (this.own()?.milestones ?? []).flatMap(({ id, reachedOn }) => (reachedOn ? [{ milestoneId: id, reachedOn }] : [])));
  protected readonly acts = computed(() => {
    const session = this.session.session();
    const action = this.action();
    return session && action ? nextActionActs(actorOf(session), situationOf(action, this.state())) : [];
  });
  /** Whether the own State is bound, or is about to be, with nobody who answers for its part. */
  protected readonly unassigned = computed(() => this.acts().includes('edit_part') && this.own()?.responsibleInstitution === null);
  /** States whose answer asks the proposer for something: to change the proposal, or to go on without them. */
  protected readonly answered = computed(() => (this.action()?.phase === 'active' && this.acts().includes('edit') ? this.parts().filter(({ response }) => response === 'change_proposed' || response === 'declined') : []));
  /** The history of an action is for those who take part and the coordinator. */
  protected readonly mayReadHistory = computed(() => this.session.can('actions.history') && (this.own() !== null || this.session.role() === 'coordinator'));
  protected readonly mayWiden = computed(() => this.session.can('submissions.widen'));

  /** The parts of States that do not work on the due date, while something is to be done by then. */
  protected readonly dueOnDayOff = computed(() => {
    const action = this.action();
    if (!action || action.phase === 'cancelled' || SETTLED.includes(action.status)) return [];
    return this.parts().filter(({ response, lastWorkingDay }) => response !== 'declined' && lastWorkingDay !== null);
  });
  protected readonly mayTalk = computed(() => this.session.can('comments.read'));

  constructor() {
    pageName(
      computed(() => {
        const action = this.action();
        return action && `${action.reference} · ${readIn(action.title, this.language.language()).text}`;
      }),
    );
  }

  protected replaceSubmission(submission: Submission): void {
    this.record.update((action) => action && { ...action, parts: action.parts.map((part) => ({ ...part, submissions: part.submissions.map((each) => (each.id === submission.id ? submission : each)) })) });
  }

  protected replace(action: Action): void {
    this.record.set(action);
  }
}
