import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { MEETING_KINDS, newMeetingSchema, type Meeting, type NewMeeting } from '@suivi/meetings/domain';
import { original, readIn, type FieldIssue } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, fieldSentences, LanguageStore, Loading, ProblemMessage, TranslatedEditor } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { map } from 'rxjs';
import { ReportsApi } from '../reports-api.ts';

/** Enters or changes a meeting, or another source that recommends to the States. */
@Component({
  selector: 'suivi-meeting-editor',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, ErrorSummary, Field, Loading, ProblemMessage, TranslatedEditor],
  templateUrl: './meeting-editor.html',
  styleUrl: './meeting-editor.scss',
})
export class MeetingEditor {
  private readonly api = inject(ReportsApi);
  private readonly router = inject(Router);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly sentence = fieldSentences();
  protected readonly kinds = MEETING_KINDS;
  /** Empty for a new one. */
  protected readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), { requireSync: true });

  private readonly record = resource({ params: () => this.id() || undefined, loader: ({ params }) => this.api.meeting(params) });
  protected readonly loadProblem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  private readonly base = signal<Meeting | null>(null);
  protected readonly ready = computed(() => this.id() === '' || this.base() !== null);
  protected readonly content = signal<NewMeeting>(this.empty());
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** One key for one form: sent twice, the meeting is there once. */
  private attempt = crypto.randomUUID();

  /** The State it was held in stays among the choices when it is none of the programme's. */
  protected readonly states = computed(() => {
    const { stateCode } = this.content();
    const codes = new Set([...this.vocabulary.states().map(({ code }) => code), ...(stateCode ? [stateCode] : [])]);
    return [...codes].map((code) => ({ code, name: this.language.stateName(code) })).sort((left, right) => this.language.compare(left.name, right.name));
  });
  protected readonly others = computed(() =>
    this.vocabulary
      .meetings()
      .filter(({ id }) => id !== this.id())
      .map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text })),
  );

  constructor() {
    effect(() => {
      if (!this.record.hasValue()) return;
      const meeting = this.record.value();
      const { id: _id, recommendationCount: _count, rowVersion: _version, ...content } = meeting;
      untracked(() => {
        this.base.set(meeting);
        this.content.set(content);
      });
    });
  }

  protected set(patch: Partial<NewMeeting>): void {
    this.content.update((content) => ({ ...content, ...patch }));
  }

  /** A meeting of a day ends on the day it starts, until another is given. */
  protected start(startsOn: string): void {
    const { startsOn: before, endsOn } = this.content();
    this.set({ startsOn, ...(endsOn === '' || endsOn === before ? { endsOn: startsOn } : {}) });
  }

  protected count(value: string): number | null {
    return value.trim() === '' ? null : Number(value);
  }

  protected errorOf(field: keyof NewMeeting): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async save(): Promise<void> {
    const content = newMeetingSchema.safeParse(this.content());
    this.issues.set(content.success ? [] : content.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
    if (!content.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const base = this.base();
      const { id } = base ? await this.api.changeMeeting(base.id, content.data, base.rowVersion) : await this.api.createMeeting(content.data, this.attempt);
      this.vocabulary.reload();
      await this.router.navigate(['/meetings', id]);
    } catch (error) {
      await this.explain(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** After a stale save what is on screen stays; the next save is based on the version of now, and says so. */
  private async explain(problem: ApiProblem): Promise<void> {
    this.attempt = problem.status >= 400 && problem.status < 500 ? crypto.randomUUID() : this.attempt;
    this.issues.set(problem.issues);
    this.problem.set(problem.issues.length > 0 ? null : problem);
    if (problem.code === 'stale' && this.base()) this.base.set(await this.api.meeting(this.id()));
  }

  private empty(): NewMeeting {
    const text = original(this.language.language(), '');
    const unknown = { place: null, stateCode: null, participantsTotal: null, participantsWomen: null, sourceUrl: null, followsId: null };
    return { ...unknown, code: '', kind: 'other', name: text, startsOn: '', endsOn: '', summary: text };
  }
}
