import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AudiencePicker, SessionStore } from '@suivi/access/web';
import { COOPERATION_USED, LEGISLATION_STATUSES, LEGISLATION_TYPES, newLibraryEntrySchema, type LibraryEntry, type LibraryKind, type NewLibraryEntry } from '@suivi/library/domain';
import { merge, original, readIn, type FieldIssue, type Merge, type TranslatedText } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, fieldSentences, LanguageStore, Loading, PageTitle, ProblemMessage, TranslatedEditor } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { combineLatest, map } from 'rxjs';
import { LibraryApi } from '../library-api.ts';
import { ArticleChoice } from './article-choice/article-choice.ts';
import { CitationsEditor } from './citations-editor/citations-editor.ts';
import { contentOf, emptyContent, FIELDS_OF, toggled, written, type EntryField, type FormContent } from './entry-content.ts';
import { OtherEdit } from './other-edit/other-edit.ts';
import { ProvisionsEditor } from './provisions-editor/provisions-editor.ts';

/** Enters a law, a case or a strategy, or changes one; a new one of a State is a draft until its focal point publishes it. */
@Component({
  selector: 'suivi-entry-editor',
  imports: [RouterLink, TranslocoDirective, ArticleChoice, AudiencePicker, Breadcrumb, CitationsEditor, ErrorSummary, Field, Loading, OtherEdit, ProblemMessage, ProvisionsEditor, TranslatedEditor],
  templateUrl: './entry-editor.html',
  styleUrl: './entry-editor.scss',
})
export class EntryEditor {
  private readonly api = inject(LibraryApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  private readonly route = inject(ActivatedRoute);
  protected readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  protected readonly types = LEGISLATION_TYPES;
  protected readonly statuses = LEGISLATION_STATUSES;
  protected readonly ways = COOPERATION_USED;
  protected readonly written = written;
  protected readonly toggled = toggled;
  /** Without an id for a new one. */
  protected readonly address = toSignal(combineLatest([this.route.data, this.route.paramMap]).pipe(map(([data, params]) => ({ kind: data['kind'] as LibraryKind, id: params.get('id') ?? '' }))), { requireSync: true });
  /** Null for the coordinator, who enters what is public, of any State. */
  private readonly ownState = this.session.session()?.state?.code ?? null;
  protected readonly ofProgramme = this.ownState === null;

  private readonly record = resource({ params: () => (this.address().id ? this.address() : undefined), loader: ({ params }) => this.api.read(params.kind, params.id) });
  protected readonly loadProblem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  /** The version that the form is based on; another one after a colleague saved. */
  protected readonly base = signal<LibraryEntry | null>(null);
  protected readonly ready = computed(() => this.address().id === '' || this.base() !== null);
  protected readonly content = signal<NewLibraryEntry>(emptyContent(this.address().kind, this.language.language(), this.ownState));
  protected readonly form = computed(() => this.content() as NewLibraryEntry & FormContent);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly other = signal<Merge<NewLibraryEntry> | null>(null);
  protected readonly busy = signal(false);
  /** One key for one form: sent twice, the entry is there once. */
  private attempt = crypto.randomUUID();

  private readonly empty = computed(() => original(this.language.language(), ''));
  protected readonly states = computed(() => this.vocabulary.states().map(({ code }) => ({ code, name: this.language.stateName(code) })).sort((left, right) => this.language.compare(left.name, right.name)));
  protected readonly themes = computed(() => this.vocabulary.taxonomies().flatMap(({ themes }) => themes).map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text })));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      this.language.language();
      title.detail(this.translations.translate(`library.${this.address().id ? 'edit_title' : 'new'}.${this.address().kind}`));
    });
    effect(() => {
      if (!this.record.hasValue()) return;
      const entry = this.record.value();
      untracked(() => {
        this.base.set(entry);
        this.content.set(contentOf(entry));
      });
    });
  }

  protected set(patch: Partial<Record<EntryField, unknown>>): void {
    this.content.update((content) => ({ ...content, ...patch }) as NewLibraryEntry);
  }

  /** A text for its editor; one not yet written begins in the reader's language. */
  protected textOf(text: TranslatedText | null | undefined): TranslatedText {
    return text ?? this.empty();
  }

  protected errorOf(field: EntryField): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async save(): Promise<void> {
    const content = newLibraryEntrySchema.safeParse(this.content());
    const faults = content.success ? [] : content.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message }));
    // A text that is empty is too short and blank at once, which is one thing to mend.
    const issues = [...new Map(faults.map((issue) => [`${issue.path} ${issue.code}`, issue])).values()];
    if (this.ofProgramme && this.content().source === null) issues.push({ path: 'source', code: 'source.required' });
    this.issues.set(issues);
    if (!content.success || issues.length > 0 || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const base = this.base();
      const { kind, id } = base ? await this.api.change(base, content.data) : await this.api.create(content.data, this.attempt);
      await this.router.navigate(['/library', kind, id]);
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
    const theirs = await this.api.read(base.kind, base.id);
    const fields = FIELDS_OF[base.kind] as (keyof NewLibraryEntry)[];
    const merged = merge(fields, contentOf(base), this.content(), contentOf(theirs)) as Merge<NewLibraryEntry>;
    this.base.set(theirs);
    this.content.set(merged.merged);
    this.other.set(merged);
  }
}
