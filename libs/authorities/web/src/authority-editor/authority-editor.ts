import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AudiencePicker, SessionStore } from '@suivi/access/web';
import { newAuthoritySchema, REQUEST_LANGUAGES, REQUEST_MEANS, type CompetentAuthority, type NewAuthority, type OfficeHours } from '@suivi/authorities/domain';
import { merge, original, readIn, type FieldIssue, type Merge, type TranslatedText } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, fieldSentences, LanguageStore, Loading, ProblemMessage, TranslatedEditor } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { map } from 'rxjs';
import { AuthoritiesApi } from '../authorities-api.ts';
import { AuthorityWords } from '../authority-words.ts';
import { weekdays } from '../hours-words.ts';
import { CONTENT_FIELDS, contentOf, emptyContent, toggled } from './authority-content.ts';
import { OtherEdit } from './other-edit/other-edit.ts';
import { timeZones, zoneOfDevice } from './time-zones.ts';

const WORKING_WEEK: OfficeHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' };

/** Enters an authority of one's own State, or changes it; either confirms it. */
@Component({
  selector: 'suivi-authority-editor',
  imports: [RouterLink, TranslocoDirective, AudiencePicker, Breadcrumb, ErrorSummary, Field, Loading, OtherEdit, ProblemMessage, TranslatedEditor],
  templateUrl: './authority-editor.html',
  styleUrl: './authority-editor.scss',
})
export class AuthorityEditor {
  private readonly api = inject(AuthoritiesApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly sentence = fieldSentences();
  protected readonly language = inject(LanguageStore);
  protected readonly words = inject(AuthorityWords);
  protected readonly means = REQUEST_MEANS;
  protected readonly requestLanguages = REQUEST_LANGUAGES;
  protected readonly days = computed(() => weekdays(this.language.language()));
  /** Empty for a new one. */
  protected readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), { requireSync: true });

  private readonly record = resource({ params: () => this.id() || undefined, loader: ({ params }) => this.api.read(params) });
  protected readonly loadProblem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  /** The version that the form is based on; another one after a colleague saved. */
  protected readonly base = signal<CompetentAuthority | null>(null);
  protected readonly ready = computed(() => this.id() === '' || this.base() !== null);
  protected readonly content = signal<NewAuthority>(emptyContent(zoneOfDevice()));
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly other = signal<Merge<NewAuthority> | null>(null);
  protected readonly busy = signal(false);
  /** One key for one form: sent twice, the entry is there once. */
  private attempt = crypto.randomUUID();

  protected readonly institutions = computed(() => {
    const own = this.session.session()?.state?.code;
    return this.vocabulary
      .institutions()
      .filter(({ stateCode }) => stateCode === own)
      .map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text }))
      .sort((left, right) => this.language.compare(left.name, right.name));
  });
  private readonly empty = computed(() => original(this.language.language(), ''));
  protected readonly zones = computed(() => timeZones(this.content().timeZone));

  constructor() {
    effect(() => {
      if (!this.record.hasValue()) return;
      const authority = this.record.value();
      untracked(() => {
        this.base.set(authority);
        this.content.set(contentOf(authority));
      });
    });
  }

  protected set(patch: Partial<NewAuthority>): void {
    this.content.update((content) => ({ ...content, ...patch }));
  }

  /** A text for its editor; one not yet written begins in the reader's language. */
  protected textOf(field: 'name' | 'department' | 'contactFunction' | 'urgentProcedure' | 'notes'): TranslatedText {
    return this.content()[field] ?? this.empty();
  }

  /** Empty in every language it counts as not written. */
  protected written(text: TranslatedText): TranslatedText | null {
    return Object.values(text.versions).some((version) => version.text.trim() !== '') ? text : null;
  }

  /** One number a line. */
  protected lines(value: string): string[] {
    return value.split('\n').map((line) => line.trim()).filter(Boolean);
  }

  protected subject(code: string, on: boolean): void {
    this.set({ subjects: toggled(this.content().subjects, code, on) });
  }

  protected requestLanguage(code: NewAuthority['requestLanguages'][number], on: boolean): void {
    this.set({ requestLanguages: toggled(this.content().requestLanguages, code, on) });
  }

  protected mean(way: NewAuthority['means'][number], on: boolean): void {
    this.set({ means: toggled(this.content().means, way, on) });
  }

  protected knowHours(known: boolean): void {
    this.set({ hours: known ? WORKING_WEEK : null });
  }

  protected setHours(patch: Partial<OfficeHours>): void {
    this.set({ hours: { ...(this.content().hours ?? WORKING_WEEK), ...patch } });
  }

  protected day(day: number, on: boolean): void {
    this.setHours({ days: toggled(this.content().hours?.days ?? [], day, on).sort() });
  }

  protected errorOf(field: keyof NewAuthority): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async save(): Promise<void> {
    const content = newAuthoritySchema.safeParse(this.content());
    this.issues.set(content.success ? [] : content.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
    if (!content.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const base = this.base();
      const { id } = base ? await this.api.change(base.id, content.data, base.rowVersion) : await this.api.create(content.data, this.attempt);
      await this.router.navigate(['/competent-authorities', id]);
    } catch (error) {
      await this.explain(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** A colleague saved meanwhile: what she alone changed is taken over, where both did mine stands until I choose hers. */
  private async explain(problem: ApiProblem): Promise<void> {
    this.attempt = problem.status >= 400 && problem.status < 500 ? crypto.randomUUID() : this.attempt;
    this.issues.set(problem.issues);
    this.problem.set(problem.issues.length > 0 ? null : problem);
    const base = this.base();
    if (problem.code !== 'stale' || !base) return;
    const theirs = await this.api.read(base.id);
    const merged = merge(CONTENT_FIELDS, contentOf(base), this.content(), contentOf(theirs)) as Merge<NewAuthority>;
    this.base.set(theirs);
    this.content.set(merged.merged);
    this.other.set(merged);
  }
}
