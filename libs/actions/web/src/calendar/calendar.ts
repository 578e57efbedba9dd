import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import type { TimelineEntry } from '@suivi/actions/domain';
import { readIn, todayIn } from '@suivi/shared/domain';
import { ApiProblem, Icon, IllustrativeMark, LanguageStore, Loading, narrowerThan, ProblemMessage } from '@suivi/shared/web';
import { firstDayOfWeek, isDayOff, type Holiday } from '@suivi/states/domain';
import { VocabularyStore } from '@suivi/states/web';
import { daysOffOf, holidaysFor } from '../day-off/off-on.ts';
import { TimelineApi } from '../timeline-api.ts';
import { TimelineEntryView } from '../timeline/timeline-entry/timeline-entry.ts';
import { CalendarMilestone } from './calendar-milestone/calendar-milestone.ts';
import { dueOnDaysOff, isOn, milestonesOn, monthAfter, viewFrom, weeksOf, type CalendarView, type MilestoneOn } from './month.ts';

interface Day {
  date: string;
  entries: readonly TimelineEntry[];
  milestones: readonly MilestoneOn[];
  holidays: readonly { name: string; states: string; expected: boolean }[];
  /** Nobody looked at works on it. */
  off: boolean;
  outside: boolean;
  today: boolean;
}

/** The month: what falls due on which day, which days are weekends and public holidays, and what they mean for a deadline. */
@Component({
  selector: 'suivi-calendar',
  imports: [RouterLink, TranslocoDirective, CalendarMilestone, Icon, IllustrativeMark, Loading, ProblemMessage, TimelineEntryView],
  templateUrl: './calendar.html',
  styleUrl: './calendar.scss',
})
export class CalendarPage {
  private readonly api = inject(TimelineApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly sessions = inject(SessionStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  protected readonly narrow = narrowerThan(900);

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly view = computed(() => viewFrom(this.params()));
  protected readonly month = computed(() => this.view().month ?? todayIn(this.language.timeZone(), new Date()).slice(0, 7));
  private readonly ownState = computed(() => this.sessions.session()?.state ?? null);
  private readonly weeks = computed(() => weeksOf(this.month(), firstDayOfWeek(this.language.language(), this.ownState()?.alpha2)));
  protected readonly loaded = resource({
    params: () => ({ weeks: this.weeks(), state: this.view().state }),
    loader: async ({ params: { weeks, state } }) => {
      const [from, to] = [weeks[0]?.[0] ?? '', weeks.at(-1)?.at(-1) ?? ''];
      const before = holidaysFor(from, to);
      const [timeline, holidays] = await Promise.all([this.api.between({ from, to }, { state: state ? [state] : undefined }, 'within'), this.api.holidays(before.from, before.to)]);
      return { ...timeline, holidays: holidays.items, weeks };
    },
  });
  protected readonly problem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  /** The month before stays, dimmed, until the next is there. */
  protected readonly shown = linkedSignal<Shown | undefined, Shown | undefined>({
    source: () => (this.loaded.hasValue() ? this.loaded.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });

  protected readonly states = computed(() => this.vocabulary.states().map(({ code }) => ({ code, name: this.language.stateName(code) })).sort((one, other) => this.language.compare(one.name, other.name)));
  /** Whose days off are marked: of the State asked for, else of one's own, else of all. */
  private readonly marked = computed(() => {
    const one = this.view().state ?? this.ownState()?.code;
    return one ? [one] : this.vocabulary.states().map(({ code }) => code);
  });
  private readonly daysOff = computed(() => daysOffOf(this.vocabulary.states(), this.shown()?.holidays ?? []));
  protected readonly rows = computed(() => (this.shown()?.weeks ?? []).map((week) => week.map((date) => this.dayOf(date))));
  protected readonly weekdays = computed(() => (this.shown()?.weeks[0] ?? []).map((date) => this.weekday(date)));
  /** For a narrow screen: the days on which there is something. */
  protected readonly agenda = computed(() => this.rows().flat().filter(({ outside, entries, milestones, holidays, today }) => !outside && (today || entries.length > 0 || milestones.length > 0 || holidays.length > 0)));
  protected readonly mayKeepHolidays = computed(() => this.sessions.can('holidays.edit'));

  protected show(view: CalendarView): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: view });
  }

  protected move(months: number): void {
    this.show({ ...this.view(), month: monthAfter(this.month(), months) });
  }

  protected weekday(date: string, weekday: 'long' | 'short' = 'long'): string {
    return new Intl.DateTimeFormat(this.language.language(), { weekday, timeZone: 'UTC' }).format(new Date(date));
  }

  protected nameOf({ kind, reference, title }: TimelineEntry): string {
    const text = readIn(title, this.language.language()).text;
    return kind === 'meeting' ? text : `${reference} · ${text}`;
  }

  /** Whose deadline it is, where more than one State is shown; a meeting concerns them all. */
  protected statesOf({ kind, stateCodes }: Pick<TimelineEntry, 'kind' | 'stateCodes'>): string {
    return this.view().state || kind === 'meeting' ? '' : this.language.formatList(stateCodes.map((code) => this.language.stateName(code)));
  }

  /** What a deadline on a day off means, State by State. */
  protected notesOf(entry: TimelineEntry): { state: string; date: string }[] {
    return dueOnDaysOff(entry, this.daysOff()).map(({ stateCode, last }) => ({ state: this.language.stateName(stateCode), date: `${this.weekday(last)} ${this.language.formatDate(last)}` }));
  }

  private dayOf(date: string): Day {
    const offs = this.marked().flatMap((code) => this.daysOff().get(code) ?? []);
    const holidays = (this.shown()?.holidays ?? []).filter((holiday) => holiday.date === date && this.marked().includes(holiday.stateCode));
    return {
      date,
      entries: (this.shown()?.items ?? []).filter((entry) => isOn(entry, date)),
      milestones: (this.shown()?.items ?? []).flatMap((entry) => milestonesOn(entry, date, this.shown()?.today ?? '', this.view().state)),
      holidays: [...Map.groupBy(holidays, ({ name }) => readIn(name, this.language.language()).text)].map(([name, same]) => this.named(name, same)),
      off: offs.length > 0 && offs.every((each) => isDayOff(date, each)),
      outside: !date.startsWith(this.shown()?.weeks[1]?.[0]?.slice(0, 7) ?? ''),
      today: date === this.shown()?.today,
    };
  }

  /** The same holiday of several States once, with their names where more than one State is looked at. */
  private named(name: string, same: readonly Holiday[]): Day['holidays'][number] {
    const states = this.marked().length > 1 ? this.language.formatList(same.map(({ stateCode }) => this.language.stateName(stateCode))) : '';
    return { name, states, expected: same.some(({ expected }) => expected) };
  }
}

interface Shown {
  items: TimelineEntry[];
  today: string;
  holidays: Holiday[];
  weeks: string[][];
}
