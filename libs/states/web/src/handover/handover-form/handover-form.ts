import { Component, computed, inject, output, resource, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { INVITATION_DAYS } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import { LANGUAGES, readIn, type FieldIssue, type Language } from '@suivi/shared/domain';
import { ApiProblem, ErrorSummary, Field, fieldSentences, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { handoverRequestSchema, type SentHandover } from '@suivi/states/domain';
import { VocabularyStore } from '../../vocabulary/vocabulary-store.ts';
import { HandoversApi } from '../handovers-api.ts';

/** As the controls hold it: an empty text where nothing is chosen. */
interface HandoverModel {
  predecessorId: string;
  to: 'invited' | 'colleague';
  email: string;
  colleagueId: string;
  language: Language;
  note: string;
  effectiveOn: string;
  after: 'ends' | 'stays';
  staysAt: string;
}

const DAY = 86_400_000;
const day = (ahead: number) => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);

/** Asks who takes over, from which day, and what becomes of her who leaves. */
@Component({
  selector: 'suivi-handover-form',
  imports: [FormField, TranslocoDirective, ErrorSummary, Field, ProblemMessage],
  templateUrl: './handover-form.html',
})
export class HandoverForm {
  private readonly api = inject(HandoversApi);
  private readonly sessions = inject(SessionStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  private readonly sentence = fieldSentences();
  readonly started = output<SentHandover>();

  protected readonly languages = LANGUAGES;
  protected readonly first = day(0);
  protected readonly last = day(INVITATION_DAYS - 1);
  private readonly people = resource({ loader: () => this.api.people() });
  private readonly all = computed(() => (this.people.hasValue() ? this.people.value().items : []));
  /** Whether she chooses whose office it is: an administrator does. */
  protected readonly ofOther = computed(() => this.sessions.role() === 'admin');
  protected readonly predecessors = computed(() => this.all().filter(({ role }) => role === 'focal_point'));
  private readonly model = signal<HandoverModel>({ predecessorId: '', to: 'invited', email: '', colleagueId: '', language: this.language.language(), note: '', effectiveOn: day(0), after: 'ends', staysAt: '' });
  protected readonly form = form(this.model);
  protected readonly chosen = this.model.asReadonly();
  private readonly state = computed(() => (this.ofOther() ? this.all().find(({ id }) => id === this.model().predecessorId)?.stateCode : this.sessions.session()?.state?.code));
  protected readonly colleagues = computed(() => this.all().filter(({ role, stateCode }) => role === 'contributor' && stateCode === this.state()));
  protected readonly institutions = computed(() =>
    this.vocabulary
      .institutions()
      .filter(({ stateCode }) => stateCode === this.state())
      .map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text })),
  );
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  private sending = false;

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending) return;
    this.problem.set(null);
    const { predecessorId, to, email, colleagueId, after, staysAt, ...rest } = this.model();
    const invited = to === 'invited';
    const missing: FieldIssue[] = [
      ...(this.ofOther() && !predecessorId ? [{ path: 'predecessorId', code: 'handover.person' }] : []),
      ...(!invited && !colleagueId ? [{ path: 'colleagueId', code: 'handover.person' }] : []),
      ...(after === 'stays' && !staysAt ? [{ path: 'staysAt', code: 'institution.required' }] : []),
    ];
    const checked = handoverRequestSchema.safeParse({
      ...rest,
      predecessorId: this.ofOther() ? predecessorId : this.sessions.session()?.user.id,
      email: invited ? email : null,
      colleagueId: invited ? null : colleagueId,
      staysAt: after === 'stays' ? staysAt : null,
    });
    this.issues.set(missing.length > 0 || checked.success ? missing : checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
    if (this.issues().length > 0 || !checked.success) return;
    this.sending = true;
    try {
      this.started.emit(await this.api.start(checked.data));
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      if (problem.issues.length === 0) this.problem.set(problem);
    } finally {
      this.sending = false;
    }
  }
}
