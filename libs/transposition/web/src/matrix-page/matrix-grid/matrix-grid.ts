import { Component, computed, ElementRef, inject, input, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TranslatedText } from '@suivi/shared/domain';
import { LanguageStore, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { CellWords } from '../cell-words.ts';
import type { Line } from '../matrix-lines.ts';

/** With more States than this a cell holds a code instead of a word. */
const ROOM_FOR_WORDS = 6;
const ORIGIN = { row: 0, column: 0 };
type Place = typeof ORIGIN;

/** The matrix as a table, walked by the arrow keys as a grid: one of its cells is in the order of the Tab key. */
@Component({
  selector: 'suivi-matrix-grid',
  imports: [TranslocoDirective, TextView],
  templateUrl: './matrix-grid.html',
  styleUrl: './matrix-grid.scss',
})
export class MatrixGrid {
  private readonly router = inject(Router);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  private readonly words = inject(CellWords);
  readonly lines = input.required<readonly Line[]>();
  /** The day as of which the cells stand, for where they lead. */
  readonly on = input<string | undefined>();

  private readonly titles = computed(() => new Map<string, TranslatedText>(this.vocabulary.articles().map(({ id, title }) => [id, title])));
  protected readonly states = computed(() => this.lines()[0]?.cells.map(({ state }) => state) ?? []);
  protected readonly inCodes = computed(() => this.states().length > ROOM_FOR_WORDS);
  protected readonly rows = computed(() => {
    this.language.language();
    const named = this.lines().map((line) => ({ ...line, name: this.vocabulary.articleName(line.article) }));
    return named.map((line) => ({
      ...line,
      title: this.titles().get(line.article) ?? null,
      cells: line.cells.map(({ state, cell }) => ({
        state,
        kind: cell.stage ?? cell.absence ?? 'not_asked',
        word: this.words.standing(cell),
        besides: this.words.besides(cell),
        about: `${this.language.stateName(state)}, ${line.name}, `,
        sentence: this.words.sentence(cell, state, line.article),
        address: this.addressOf(state, line.article),
      })),
    }));
  });
  /** The cell that the Tab key comes to. */
  private readonly current = linkedSignal<readonly Line[], Place>({
    source: this.lines,
    computation: (lines, previous) => {
      const place = previous?.value ?? ORIGIN;
      return place.row < lines.length && place.column < (lines[0]?.cells.length ?? 0) ? place : ORIGIN;
    },
  });

  protected isCurrent(row: number, column: number): boolean {
    return this.current().row === row && this.current().column === column;
  }

  protected move(event: KeyboardEvent): void {
    const next = this.nextPlace(event, this.current());
    if (!next) return;
    event.preventDefault();
    this.current.set(next);
    this.host.nativeElement.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus();
  }

  protected stand(row: number, column: number): void {
    this.current.set({ row, column });
  }

  /** Follows a link of the table without loading the portal anew; what opens it elsewhere is the browser's. */
  protected follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.router.navigateByUrl(link.getAttribute('href') ?? '/');
  }

  private addressOf(state: string, article: string): string {
    const on = this.on();
    return `/transposition/${state}/${article}${on ? `?on=${on}` : ''}`;
  }

  private nextPlace({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, { row, column }: Place): Place | null {
    if (altKey || metaKey) return null;
    const [lastRow, lastColumn] = [this.lines().length - 1, this.states().length - 1];
    const onward = this.language.direction() === 'rtl' ? -1 : 1;
    const within = (value: number, last: number) => Math.min(last, Math.max(0, value));
    switch (key) {
      case 'ArrowDown':
        return { row: within(row + 1, lastRow), column };
      case 'ArrowUp':
        return { row: within(row - 1, lastRow), column };
      case 'ArrowRight':
        return { row, column: within(column + onward, lastColumn) };
      case 'ArrowLeft':
        return { row, column: within(column - onward, lastColumn) };
      case 'Home':
        return { row: ctrlKey ? 0 : row, column: 0 };
      case 'End':
        return { row: ctrlKey ? lastRow : row, column: lastColumn };
      default:
        return null;
    }
  }
}
