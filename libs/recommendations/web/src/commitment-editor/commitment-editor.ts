import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ACCEPTANCES, commitmentChangeSchema, type Commitment, type CommitmentChange } from '@suivi/recommendations/domain';
import { merge, original, readIn, type FieldIssue, type Merge } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, LanguageStore, Loading, ProblemMessage, TextView, TranslatedEditor } from '@suivi/shared/web';
import { EditConflict, type Choice, type ConflictRow } from '../edit-conflict/edit-conflict.ts';
import { isText, resolve } from '../edit-conflict/resolve.ts';
import { issueSentences, issuesOf } from '../field-issues.ts';
import { writtenOrNull } from '../optional-text.ts';
import { RecommendationsApi } from '../recommendations-api.ts';
import { pageName, problemOf, routeId } from '../route-record.ts';
import { CHANGE_FIELDS, changeOf } from './commitment-change.ts';
import { AudiencePicker } from '@suivi/access/web';
import { VocabularyStore } from '@suivi/states/web';

const NOTHING: CommitmentChange = { acceptance: 'accepted', reason: null, leadInstitutionId: null, supportingInstitutionIds: [], dueOn: null, audience: 'participants' };

/** What the State decides about its commitment: whether it accepts, who is responsible, by when, and who may see it. */
@Component({
  selector: 'suivi-commitment-editor',
  imports: [RouterLink, TranslocoDirective, AudiencePicker, Breadcrumb, EditConflict, ErrorSummary, Field, Loading, ProblemMessage, TextView, TranslatedEditor],
  templateUrl: './commitment-editor.html',
  styleUrl: './commitment-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitmentEditor {
  private readonly api = inject(RecommendationsApi);
  private readonly router = inject(Router);
  private readonly id = routeId();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = issueSentences();

  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.commitment(params) });
  protected readonly loadProblem = computed(() => problemOf(this.record));
  /** The version that the form is based on; another one after a conflict. */
  protected readonly base = signal<Commitment | null>(null);
  protected readonly change = signal<CommitmentChange>(NOTHING);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly conflict = signal<Merge<CommitmentChange> | null>(null);
  protected readonly busy = signal(false);
  protected readonly acceptances = ACCEPTANCES;
  protected readonly writtenOrNull = writtenOrNull;
  private readonly noReason = computed(() => original(this.language.language(), ''));
  protected readonly reason = computed(() => this.change().reason ?? this.noReason());

  protected readonly institutions = computed(() =>
    this.vocabulary
      .institutions()
      .filter(({ stateCode }) => stateCode === this.base()?.stateCode)
      .map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text }))
      .sort((left, right) => this.language.compare(left.name, right.name)),
  );
  protected readonly rows = computed<ConflictRow[]>(() =>
    (this.conflict()?.disagreements ?? []).map(({ field, mine, theirs }) => ({
      field,
      label: this.translations.translate<string>(`recommendations.conflict.field.${field}`),
      mine: this.wordsFor(field, mine),
      theirs: this.wordsFor(field, theirs),
      joinable: isText(mine) && isText(theirs),
    })),
  );

  constructor() {
    pageName(computed(() => (this.base() ? this.base()!.recommendation.reference : null)));
    effect(() => {
      if (!this.record.hasValue()) return;
      const commitment = this.record.value();
      untracked(() => {
        this.base.set(commitment);
        this.change.set(changeOf(commitment));
      });
    });
  }

  protected set(patch: Partial<CommitmentChange>): void {
    this.change.update((change) => ({ ...change, ...patch }));
  }

  protected support(id: string, on: boolean): void {
    const others = this.change().supportingInstitutionIds.filter((each) => each !== id);
    this.set({ supportingInstitutionIds: on ? [...others, id].sort() : others });
  }

  /** The lead does not support itself: choosing it as lead takes it out of the others. */
  protected lead(id: string | null): void {
    this.set({ leadInstitutionId: id, supportingInstitutionIds: this.change().supportingInstitutionIds.filter((each) => each !== id) });
  }

  protected errorOf(field: keyof CommitmentChange): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async save(): Promise<void> {
    const change = commitmentChangeSchema.safeParse(this.change());
    this.issues.set(change.success ? [] : issuesOf(change.error));
    const base = this.base();
    if (!change.success || !base || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.changeCommitment(base.id, change.data, base.rowVersion);
      await this.router.navigate(['/commitments', base.id]);
    } catch (error) {
      await this.explain(ApiProblem.from(error), base);
    } finally {
      this.busy.set(false);
    }
  }

  protected decide(choices: Readonly<Record<string, Choice>>): void {
    const conflict = this.conflict();
    if (!conflict) return;
    this.change.set(resolve(conflict, choices));
    this.conflict.set(null);
  }

  /** A colleague saved meanwhile: hers and mine are brought together here, and saved when I say so. */
  private async explain(problem: ApiProblem, before: Commitment): Promise<void> {
    if (problem.code !== 'stale') return this.problem.set(problem);
    const theirs = await this.api.commitment(before.id);
    const merged = merge<CommitmentChange>(CHANGE_FIELDS, changeOf(before), this.change(), changeOf(theirs));
    this.base.set(theirs);
    this.change.set(merged.merged);
    this.conflict.set(merged.disagreements.length > 0 ? merged : null);
    this.problem.set(problem);
  }

  private wordsFor(field: keyof CommitmentChange, value: CommitmentChange[keyof CommitmentChange]): string {
    if (value === null) return '';
    if (isText(value)) return value.versions[value.original]?.text ?? '';
    if (Array.isArray(value)) return this.language.formatList(value.map((id) => this.vocabulary.institutionName(id)));
    if (field === 'dueOn') return this.language.formatDate(value);
    if (field === 'leadInstitutionId') return this.vocabulary.institutionName(value);
    return this.translations.translate<string>(field === 'audience' ? `audience.${value}.name` : `acceptance.${value}`);
  }
}
