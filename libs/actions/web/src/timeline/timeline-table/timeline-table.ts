import { Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { csvOf, readIn, separatorFor, type Cell } from '@suivi/shared/domain';
import { Icon, LanguageStore, saveFile, TextView } from '@suivi/shared/web';
import type { Span } from '../span.ts';
import type { Row } from '../timeline-rows.ts';

/** What the drawing shows, to be read line by line or taken along as a file. */
@Component({
  selector: 'suivi-timeline-table',
  imports: [RouterLink, TranslocoDirective, Icon, TextView],
  templateUrl: './timeline-table.html',
})
export class TimelineTable {
  readonly entries = input.required<readonly Row[]>();
  readonly finding = input.required<string>();
  readonly span = input.required<Span>();
  private readonly document = inject(DOCUMENT);
  private readonly translations = inject(TranslocoService);
  protected readonly language = inject(LanguageStore);
  protected readonly shown = signal(false);

  protected statesOf({ stateCodes }: Row): string {
    return this.language.formatList(stateCodes.map((code) => this.language.stateName(code)));
  }

  /** Status and lateness, what a State answered that has not accepted, or that it was cancelled; nothing of a meeting. */
  protected standingOf({ status, overdue, cancelled, response, lateAsWhole }: Row): string {
    if (cancelled) return this.say('timeline.cancelled');
    const standing = response && response !== 'accepted' ? this.say(`timeline.response.${response}`) : status && this.say(`status.${status}`);
    return [standing, overdue && this.say('mark.overdue'), lateAsWhole && this.say('timeline.late_as_whole')].filter(Boolean).join(' · ');
  }

  protected milestonesOf({ milestones }: Row): string {
    return milestones.map(({ title, dueOn, reachedOn }) => this.milestone(readIn(title, this.language.language()).text, dueOn, reachedOn)).join(' ; ');
  }

  protected save(): void {
    const head = ['reference', 'what', 'kind', 'states', 'starts', 'ends', 'first', 'status', 'milestones'].map((column) => this.say(`timeline.table.${column}`));
    const lines = this.entries().map((entry): Cell[] => [
      entry.reference,
      readIn(entry.title, this.language.language()).text,
      this.say(`timeline.kind.${entry.kind}`),
      this.statesOf(entry),
      entry.startsOn,
      entry.endsOn,
      entry.firstEndsOn,
      this.standingOf(entry),
      this.milestonesOf(entry),
    ]);
    const { from, to } = this.span();
    saveFile(this.document, `suivi-timeline-${from}-${to}.csv`, 'text/csv;charset=utf-8', csvOf([head, ...lines], separatorFor(this.language.language())));
  }

  private milestone(title: string, dueOn: string, reachedOn: string | null): string {
    const date = this.language.formatDate(reachedOn ?? dueOn, 'medium');
    return this.translations.translate(reachedOn ? 'timeline.table.reached' : 'timeline.table.planned', { title, date });
  }

  private say(key: string): string {
    return this.translations.translate(key);
  }
}
