import { Component, computed, inject, output, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { INVITATION_DAYS, invitationRequestSchema, mayHaveState, ROLES, type InvitationRequest, type Role } from '@suivi/access/domain';
import { LANGUAGES, readIn, type FieldIssue, type Language } from '@suivi/shared/domain';
import { ApiProblem, ErrorSummary, Field, fieldSentences, Icon, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { AccessApi } from '../access-api.ts';
import { VocabularyStore } from '../../vocabulary/vocabulary-store.ts';

/** As the controls hold it: an empty text where nothing is chosen. */
interface InviteModel {
  email: string;
  role: Role;
  stateCode: string;
  institutionId: string;
  language: Language;
}

const EMPTY: InviteModel = { email: '', role: 'focal_point', stateCode: '', institutionId: '', language: 'fr' };

/** Asks somebody into the programme: for which role, State and institution, and in which language the mail is written. */
@Component({
  selector: 'suivi-invite',
  imports: [FormField, TranslocoDirective, ErrorSummary, Field, Icon, ProblemMessage],
  templateUrl: './invite.html',
})
export class Invite {
  private readonly api = inject(AccessApi);
  protected readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly sentence = fieldSentences();
  readonly invited = output();

  protected readonly roles = ROLES;
  protected readonly languages = LANGUAGES;
  protected readonly days = INVITATION_DAYS;
  private readonly model = signal<InviteModel>(EMPTY);
  protected readonly request = computed<InvitationRequest>(() => {
    const { stateCode, institutionId, ...rest } = this.model();
    const ofState = mayHaveState(rest.role);
    return { ...rest, stateCode: ofState && stateCode ? stateCode : null, institutionId: ofState && institutionId ? institutionId : null };
  });
  protected readonly form = form(this.model);
  protected readonly ofState = computed(() => mayHaveState(this.model().role));
  protected readonly states = computed(() => this.vocabulary.states().map(({ code }) => ({ code, name: this.language.stateName(code) })).sort((one, other) => this.language.compare(one.name, other.name)));
  protected readonly institutions = computed(() =>
    this.vocabulary
      .institutions()
      .filter(({ stateCode }) => stateCode === this.model().stateCode)
      .map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text })),
  );
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly sentTo = signal<string | null>(null);
  private key = crypto.randomUUID();

  protected errorOf(field: keyof InviteModel): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(null);
    this.sentTo.set(null);
    const checked = invitationRequestSchema.safeParse(this.request());
    this.issues.set(checked.success ? [] : checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
    if (!checked.success) return;
    try {
      const { email } = await this.api.invite(checked.data, this.key);
      this.key = crypto.randomUUID();
      this.sentTo.set(email);
      this.model.set(EMPTY);
      this.invited.emit();
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      if (problem.issues.length === 0) this.problem.set(problem);
    }
  }
}
