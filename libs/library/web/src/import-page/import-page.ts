import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AudiencePicker, SessionStore } from '@suivi/access/web';
import type { Audience } from '@suivi/access/domain';
import { LIBRARY_IMPORT_FIELDS, libraryImportRequestSchema, type LibraryImportPreview, type LibraryImportRequest } from '@suivi/library/domain';
import { LANGUAGES, type FieldIssue, type Language } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Breadcrumb, ErrorSummary, Field, fieldSentences, ImportColumns, ImportFile, ImportTable, issueKeys, LanguageStore, PageTitle, ProblemMessage } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { LibraryApi, type ImportResult } from '../library-api.ts';

/** Brings a table of laws in: file, columns, preview with every error, and only then the writing, all or nothing. */
@Component({
  selector: 'suivi-library-import-page',
  imports: [RouterLink, TranslocoDirective, AudiencePicker, Breadcrumb, ErrorSummary, Field, ImportColumns, ImportFile, ImportTable, ProblemMessage],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class LibraryImportPage {
  private readonly api = inject(LibraryApi);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly sentence = fieldSentences();
  private readonly language = inject(LanguageStore);
  /** The coordinator brings in what is public. */
  protected readonly ofProgramme = !inject(SessionStore).session()?.state;
  protected readonly languages = LANGUAGES;
  protected readonly issueKey = issueKeys();
  protected readonly fields = computed(() => LIBRARY_IMPORT_FIELDS.map((field) => ({ field, name: this.say(`library.import.field.${field}`) })));

  protected readonly csv = signal('');
  protected readonly source = signal('');
  protected readonly audience = signal<Audience>(this.ofProgramme ? 'public' : 'participants');
  /** Nothing is chosen for her, since the file does not say and a wrong one would stand in every law. */
  protected readonly textLanguage = signal<Language | null>(null);
  private readonly mapping = signal<LibraryImportRequest['mapping']>({});
  protected readonly preview = signal<LibraryImportPreview | null>(null);
  protected readonly result = signal<ImportResult | null>(null);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** One key for one content: sent twice, it is imported once. */
  private attempt = crypto.randomUUID();

  protected readonly faults = computed(() => (this.preview()?.issues ?? []).map(({ row, column, value, code }) => [this.language.formatNumber(row), column ?? '', value, this.say(this.issueKey(code))]));
  protected readonly rows = computed(() =>
    (this.preview()?.rows ?? []).map(({ row, outcome, stateCode, title, number, type, articles, provision }) => [
      this.language.formatNumber(row),
      this.say(`library.import.is.${outcome}`),
      this.language.stateName(stateCode),
      title,
      number,
      this.say(`library.type.${type}`),
      this.language.formatList(articles.map((id) => this.vocabulary.articleName(id))),
      provision,
    ]),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.detail(this.say('library.import.title')));
  }

  /** Another content begins anew: columns may be others. */
  protected write(csv: string): void {
    this.csv.set(csv);
    this.mapping.set({});
    this.preview.set(null);
  }

  protected async map(column: string, field: string): Promise<void> {
    const known = LIBRARY_IMPORT_FIELDS.find((each) => each === field);
    const { [column]: _before, ...others } = this.mapping();
    this.mapping.set(known ? { ...others, [column]: known } : others);
    await this.look();
  }

  protected errorOf(field: keyof LibraryImportRequest): string | null {
    return this.sentence(this.issues(), field);
  }

  /** Asks what the file would bring; nothing is written. */
  protected look(): Promise<void> {
    return this.send(async (request) => {
      const preview = await this.api.previewImport(request);
      this.mapping.set(preview.mapping);
      this.preview.set(preview);
      this.attempt = crypto.randomUUID();
      this.announcer.say(this.translations.translate<string>('imports.announce', { create: preview.toCreate, errors: preview.issues.length }));
    });
  }

  protected bring(): Promise<void> {
    return this.send(async (request) => {
      this.result.set(await this.api.runImport(request, this.attempt));
      this.preview.set(null);
    });
  }

  private say(key: string): string {
    this.language.language();
    return this.translations.translate(key);
  }

  private async send(doing: (request: LibraryImportRequest) => Promise<void>): Promise<void> {
    const request = libraryImportRequestSchema.safeParse({ csv: this.csv(), mapping: this.mapping(), language: this.textLanguage(), audience: this.audience(), source: this.source() });
    this.issues.set(request.success ? [] : request.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
    if (!request.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await doing(request.data);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
