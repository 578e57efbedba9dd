import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { IMPORT_FIELDS, importRequestSchema, type ImportPreview, type ImportRequest } from '@suivi/recommendations/domain';
import { LANGUAGES, readIn, type FieldIssue, type Language } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Breadcrumb, ErrorSummary, Field, ImportColumns, ImportFile, LanguageStore, ProblemMessage, issueKeys } from '@suivi/shared/web';
import { issueSentences, issuesOf } from '../field-issues.ts';
import { RecommendationsApi, type ImportResult } from '../recommendations-api.ts';
import { PreviewTables } from './preview-tables/preview-tables.ts';
import { ThemeWords, type ThemeDecisions } from './theme-words/theme-words.ts';
import { VocabularyStore } from '@suivi/states/web';

/** Brings a table of recommendations in: file, columns, preview with every error, and only then the writing, all or nothing. */
@Component({
  selector: 'suivi-import-page',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, ErrorSummary, Field, ImportColumns, ImportFile, PreviewTables, ProblemMessage, ThemeWords],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:focus)': 'lookForMeeting()' },
})
export class ImportPage {
  private readonly api = inject(RecommendationsApi);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly sentence = issueSentences();
  private readonly language = inject(LanguageStore);
  protected readonly languages = LANGUAGES;
  protected readonly issueKey = issueKeys();
  protected readonly importFields = computed(() => {
    this.language.language();
    return IMPORT_FIELDS.map((field) => ({ field, name: this.translations.translate<string>(`imports.field.${field}`) }));
  });

  protected readonly csv = signal('');
  protected readonly meetingId = signal('');
  /** In which language the texts are: nothing is chosen for her, since the file does not say and a wrong one would stand in every record. */
  protected readonly textLanguage = signal<Language | null>(null);
  private readonly meetingDay = computed(() => this.vocabulary.meeting(this.meetingId())?.startsOn.slice(0, 10) ?? '');
  /** The meeting's own date until another is typed; meetings that are read anew leave it. */
  protected readonly adoptedOn = linkedSignal(this.meetingDay);
  /** Whether she went to another tab to enter the meeting or source. */
  protected readonly awaitsMeeting = signal(false);
  protected readonly mapping = signal<ImportRequest['mapping']>({});
  /** What becomes of theme words that are none of ours; kept while columns are tried. */
  protected readonly themes = signal<ThemeDecisions>({});
  protected readonly undecided = computed(() => (this.preview()?.themeWords ?? []).filter(({ word }) => this.themes()[word] === undefined).length);
  protected readonly meetings = computed(() => this.vocabulary.meetings().map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text })));

  protected readonly preview = signal<ImportPreview | null>(null);
  protected readonly result = signal<ImportResult | null>(null);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** One key for one content: sent twice, it is imported once. */
  private attempt = crypto.randomUUID();

  /** Back from the other tab, the new meeting is there to choose; the file and the columns are as she left them. */
  protected lookForMeeting(): void {
    if (this.awaitsMeeting()) this.vocabulary.reload();
  }

  /** Another content begins anew: columns may be others. */
  protected write(csv: string): void {
    this.csv.set(csv);
    this.mapping.set({});
    this.themes.set({});
    this.preview.set(null);
  }

  protected async map(column: string, field: string): Promise<void> {
    const known = IMPORT_FIELDS.find((each) => each === field);
    const { [column]: _before, ...others } = this.mapping();
    this.mapping.set(known ? { ...others, [column]: known } : others);
    await this.look();
  }

  protected errorOf(field: keyof ImportRequest): string | null {
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

  /** The decisions that this file wants, in the order of the preview. */
  private decided(): ImportRequest['themes'] {
    const themes = this.themes();
    return (this.preview()?.themeWords ?? []).flatMap(({ word }) => {
      const themeId = themes[word];
      return themeId === undefined ? [] : [{ word, themeId }];
    });
  }

  private async send(doing: (request: ImportRequest) => Promise<void>): Promise<void> {
    const request = importRequestSchema.safeParse({ csv: this.csv(), mapping: this.mapping(), themes: this.decided(), meetingId: this.meetingId(), language: this.textLanguage(), adoptedOn: this.adoptedOn() });
    this.issues.set(request.success ? [] : issuesOf(request.error));
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
