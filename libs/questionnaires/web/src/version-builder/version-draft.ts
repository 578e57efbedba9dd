import { computed, Injectable, inject, signal } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import { publicationIssues, questionnaireContentSchema, type QuestionnaireContent, type QuestionnaireVersion } from '@suivi/questionnaires/domain';
import { same, type FieldIssue, type Merge } from '@suivi/shared/domain';
import { ApiProblem, forgetForm, keepForm, keptForm } from '@suivi/shared/web';
import { issuesOf } from '../issues-of.ts';
import { QuestionnairesApi } from '../questionnaires-api.ts';
import { contentOfParts, joinContents, partsOf, type Parts } from './join-contents.ts';

const EMPTY: QuestionnaireContent = { title: { original: 'fr', versions: {} }, introduction: null, sections: [] };

/** The draft of a version while it is built: what is on screen, what is saved, and what this device keeps in between. */
@Injectable()
export class VersionDraft {
  private readonly api = inject(QuestionnairesApi);
  private readonly session = inject(SessionStore);
  /** The version that the screen is based on; another one after a colleague saved. */
  readonly base = signal<QuestionnaireVersion | null>(null);
  readonly content = signal<QuestionnaireContent>(EMPTY);
  readonly issues = signal<readonly FieldIssue[]>([]);
  readonly problem = signal<ApiProblem | null>(null);
  readonly busy = signal(false);
  /** Whether what this device kept of an earlier visit was put back. */
  readonly restored = signal(false);
  readonly other = signal<Merge<Parts> | null>(null);
  /** How what was just removed is put back. */
  readonly removed = signal<{ what: 'section' | 'question'; undo: (content: QuestionnaireContent) => QuestionnaireContent } | null>(null);
  /** The keys of the questions whose settings are shown. */
  readonly opened = signal<ReadonlySet<string>>(new Set());
  /** In which language a new text begins: the one in which the questionnaire is written, whoever reads it in whichever. */
  readonly language = computed(() => this.content().title.original);
  readonly changed = computed(() => !same(this.base()?.content, this.content()));
  readonly keptHere = signal(true);
  private theirs: QuestionnaireContent | null = null;

  begin(version: QuestionnaireVersion): void {
    const kept = keptForm<QuestionnaireContent, QuestionnaireVersion>(this.userId(), this.keptAs(version));
    this.base.set(kept?.base ?? version);
    this.content.set(kept?.content ?? version.content);
    this.restored.set(kept !== null);
  }

  set(content: QuestionnaireContent): void {
    this.content.set(content);
    const base = this.base();
    if (base) this.keptHere.set(keepForm<QuestionnaireContent, QuestionnaireVersion>(this.userId(), this.keptAs(base), { content, base }));
  }

  /** Drops what was not saved. */
  startAnew(): void {
    const base = this.base();
    if (!base) return;
    forgetForm(this.userId(), this.keptAs(base));
    this.restored.set(false);
    this.issues.set([]);
    this.removed.set(null);
    this.content.set(base.content);
  }

  open(key: string, open: boolean): void {
    this.opened.update((opened) => new Set([...opened].filter((each) => each !== key).concat(open ? [key] : [])));
  }

  undo(): void {
    const removed = this.removed();
    if (removed) this.set(removed.undo(this.content()));
    this.removed.set(null);
  }

  /** Takes a colleague's text where both wrote one. */
  take(part: string, value: unknown): void {
    if (this.theirs) this.set(contentOfParts({ ...partsOf(this.content()), [part]: value }, this.theirs));
  }

  /** Whether what is on screen is saved now. */
  async save(): Promise<boolean> {
    const content = questionnaireContentSchema.safeParse(this.content());
    this.show(content.success ? [] : issuesOf(content.error));
    const base = this.base();
    if (!content.success || !base || this.busy()) return false;
    if (same(base.content, content.data)) return true;
    return this.send(async () => this.saved(await this.api.write(base, content.data)));
  }

  /** Publishes what is on screen, saved first; whether it is published. */
  async publish(): Promise<boolean> {
    if (!(await this.save())) return false;
    const base = this.base();
    if (!base) return false;
    this.show(publicationIssues(base.content));
    return this.issues().length === 0 && this.send(async () => void (await this.api.publish(base)));
  }

  async discard(): Promise<boolean> {
    const base = this.base();
    return base !== null && this.send(async () => {
      await this.api.discard(base);
      forgetForm(this.userId(), this.keptAs(base));
    });
  }

  private async send(act: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
      return true;
    } catch (error) {
      await this.explain(ApiProblem.from(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private saved(version: QuestionnaireVersion): void {
    forgetForm(this.userId(), this.keptAs(version));
    this.base.set(version);
    this.content.set(version.content);
    this.restored.set(false);
    this.other.set(null);
  }

  /** A colleague saved meanwhile: what she alone changed is taken over, where both did mine stands until I choose hers. */
  private async explain(problem: ApiProblem): Promise<void> {
    this.show(problem.issues);
    this.problem.set(problem.issues.length > 0 ? null : problem);
    const base = this.base();
    if (problem.code !== 'stale' || !base) return;
    const theirs = await this.api.version(base.id);
    const joined = joinContents(base.content, this.content(), theirs.content);
    this.theirs = theirs.content;
    this.base.set(theirs);
    this.set(contentOfParts(joined.merged, theirs.content));
    this.other.set(joined);
  }

  /** Says what is at fault, and shows the settings of the questions that it is in: a line of the summary leads to its field. */
  private show(issues: readonly FieldIssue[]): void {
    this.issues.set(issues);
    for (const { path } of issues) {
      const [, section, , question] = path.split('.');
      const faulty = this.content().sections[Number(section)]?.questions[Number(question)];
      if (faulty) this.open(faulty.key, true);
    }
  }

  private userId(): string {
    return this.session.session()?.user.id ?? '';
  }

  private keptAs({ id }: QuestionnaireVersion): string {
    return `questionnaire.${id}`;
  }
}
