import { Component, computed, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { todayIn, type FieldIssue, type TranslatedText } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Breadcrumb, Dialog, ErrorSummary, Field, fieldSentences, Icon, LanguageStore, Loading, ProblemMessage, TextView, TranslatedEditor } from '@suivi/shared/web';
import { holidayContentSchema, type Holiday, type HolidayContent } from '@suivi/states/domain';
import { TimelineApi } from '../timeline-api.ts';

/** The public holidays of one's own State, a year at a time: those expected by the moon are confirmed or moved here. */
@Component({
  selector: 'suivi-holidays',
  imports: [TranslocoDirective, Breadcrumb, Dialog, ErrorSummary, Field, Icon, Loading, ProblemMessage, TextView, TranslatedEditor],
  templateUrl: './holidays.html',
})
export class HolidaysPage {
  private readonly api = inject(TimelineApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly state = inject(SessionStore).session()?.state;
  private readonly sentence = fieldSentences();
  protected readonly language = inject(LanguageStore);

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly year = computed(() => (/^(19|20|21)\d\d$/.test(String(this.params()['year'])) ? Number(this.params()['year']) : Number(todayIn(this.language.timeZone(), new Date()).slice(0, 4))));
  protected readonly loaded = resource({ params: () => this.year(), loader: ({ params: year }) => this.api.holidays(`${year}-01-01`, `${year}-12-31`, this.state?.code) });
  protected readonly items = computed(() => (this.loaded.hasValue() ? this.loaded.value().items : []));
  protected readonly failure = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => this.failure() ?? (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  protected readonly stateName = computed(() => this.language.stateName(this.state?.code));

  /** The one that is edited; null for a new one. */
  protected readonly edited = signal<Holiday | null>(null);
  protected readonly open = signal(false);
  protected readonly removed = signal<Holiday | null>(null);
  protected readonly content = signal<HolidayContent>(this.empty());
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  private key = crypto.randomUUID();

  protected turn(years: number): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { year: this.year() + years } });
  }

  protected edit(holiday: Holiday | null): void {
    this.edited.set(holiday);
    this.content.set(holiday ? { date: holiday.date, name: holiday.name } : this.empty());
    this.issues.set([]);
    this.failure.set(null);
    this.key = crypto.randomUUID();
    this.open.set(true);
  }

  protected set(change: Partial<HolidayContent>): void {
    this.content.update((content) => ({ ...content, ...change }));
  }

  protected errorOf(field: keyof HolidayContent): string | null {
    return this.sentence(this.issues(), field);
  }

  /** The day is right as it was expected. */
  protected confirm({ id, date, name, rowVersion }: Holiday): Promise<void> {
    return this.act('saved', () => this.api.changeHoliday(id, { date, name }, rowVersion));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const checked = holidayContentSchema.safeParse(this.content());
    this.issues.set(checked.success ? [] : checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
    if (!checked.success) return;
    const edited = this.edited();
    await this.act('saved', () => (edited ? this.api.changeHoliday(edited.id, checked.data, edited.rowVersion) : this.api.addHoliday(checked.data, this.key)));
  }

  protected async remove(): Promise<void> {
    const removed = this.removed();
    this.removed.set(null);
    if (removed) await this.act('removed', () => this.api.removeHoliday(removed.id, removed.rowVersion));
  }

  private async act(done: string, act: () => Promise<unknown>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
      this.open.set(false);
      this.loaded.reload();
      this.announcer.say(this.transloco.translate(`timeline.holidays.${done}`));
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      if (problem.issues.length === 0) this.failure.set(problem);
    }
  }

  private empty(): HolidayContent {
    const name: TranslatedText = { original: this.language.language(), versions: {} };
    return { date: '', name };
  }
}
