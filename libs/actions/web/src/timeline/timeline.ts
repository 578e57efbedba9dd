import { Component, computed, DOCUMENT, inject, linkedSignal, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Timeline } from '@suivi/actions/domain';
import { readIn, todayIn } from '@suivi/shared/domain';
import { ApiProblem, EmptyState, Icon, LanguageStore, Loading, narrowerThan, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { TimelineApi } from '../timeline-api.ts';
import { moved, spanFrom, usualStart, ZOOMS, type Zoom } from './span.ts';
import { addressOf, viewFrom, type TimelineView } from './timeline-address.ts';
import { TimelineControls } from './timeline-controls/timeline-controls.ts';
import { TimelineDrawing } from './timeline-drawing/timeline-drawing.ts';
import { TimelineMonths } from './timeline-months/timeline-months.ts';
import { groupsOf, linesOf } from './timeline-rows.ts';
import { TimelineTable } from './timeline-table/timeline-table.ts';

/** Below this width a drawing would be squeezed until nobody could read it. */
const ROOM_TO_DRAW = 761;

/** What is when: a drawing along the time, its finding above and its table behind; a list by month on a phone. Prints on A4 landscape. */
@Component({
  selector: 'suivi-timeline',
  imports: [RouterLink, TranslocoDirective, EmptyState, Icon, Loading, ProblemMessage, SuiviDate, TimelineControls, TimelineDrawing, TimelineMonths, TimelineTable],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
})
export class TimelinePage {
  private readonly api = inject(TimelineApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly translations = inject(TranslocoService);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  protected readonly zooms = ZOOMS;

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly view = computed(() => viewFrom(this.params()));
  private readonly start = computed(() => this.view().from ?? usualStart(this.view().zoom, todayIn(this.language.timeZone(), new Date())));
  protected readonly span = computed(() => spanFrom(this.start(), this.view().zoom));
  protected readonly loaded = resource({ params: () => ({ span: this.span(), view: this.view() }), loader: ({ params: { span, view } }) => this.api.between(span, view) });
  protected readonly problem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  /** What was shown stays, dimmed, until the next is there; with its own span, so that nothing stands at a wrong place meanwhile. */
  protected readonly shown = linkedSignal<Shown | undefined, Shown | undefined>({
    source: () => (this.loaded.hasValue() ? { ...this.loaded.value(), span: this.span(), zoom: this.view().zoom } : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  protected readonly meetings = computed(() => (this.shown()?.items ?? []).filter(({ kind }) => kind === 'meeting'));
  protected readonly groups = computed(() =>
    groupsOf(this.shown()?.items ?? [], this.view().group, this.view(), (key) => this.nameOf(key), (one, other) => this.language.compare(one, other)),
  );
  protected readonly lines = computed(() => linesOf(this.shown()?.items ?? [], this.groups(), this.view().group));
  protected readonly narrow = narrowerThan(ROOM_TO_DRAW);

  /** What is late and what will soon be due, wherever it lies, in a sentence. */
  protected readonly finding = computed(() => {
    const items = this.shown()?.items ?? [];
    const [late, soon] = [this.shown()?.late ?? 0, this.shown()?.soon ?? 0];
    this.language.language();
    if (late + soon === 0 && items.every(({ kind, cancelled }) => kind === 'meeting' || cancelled)) return this.say('none');
    return this.language.formatList([late > 0 ? this.say('late', { count: late }) : this.say('none_late'), this.say('soon', { count: soon })]);
  });

  protected show(view: TimelineView): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(view) });
  }

  protected move(columns: number): void {
    const from = moved(this.start(), this.view().zoom, columns);
    if (from) this.show({ ...this.view(), from });
  }

  protected zoomTo(zoom: Zoom): void {
    this.show({ ...this.view(), zoom });
  }

  /** Arrows move in the direction in which they point, plus and minus look closer and further. */
  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = this.language.direction() === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const closer = ZOOMS[ZOOMS.indexOf(this.view().zoom) + (event.key === '-' ? 1 : -1)];
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') this.move(event.key === forward ? 1 : -1);
    else if ((event.key === '+' || event.key === '-') && closer) this.zoomTo(closer);
    else return;
    event.preventDefault();
  }

  protected print(): void {
    this.window?.print();
  }

  private nameOf(key: string): string {
    if (this.view().group === 'state') return this.language.stateName(key);
    if (this.view().group === 'institution') return this.vocabulary.institutionName(key);
    const meeting = this.vocabulary.meeting(key);
    return meeting ? `${meeting.startsOn.slice(0, 4)} · ${readIn(meeting.name, this.language.language()).text}` : key;
  }

  private say(key: string, params = {}): string {
    return this.translations.translate(`timeline.finding.${key}`, params);
  }
}

interface Shown extends Timeline {
  span: { from: string; to: string };
  zoom: Zoom;
}
