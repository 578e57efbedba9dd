import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnswerOf, Column, QuestionOf } from '@suivi/questionnaires/domain';
import { readIn } from '@suivi/shared/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';

type Rows = AnswerOf<'table'>['rows'];

/** Rows of the question's columns, as many as are wanted; on a narrow screen each row is a card. */
@Component({
  selector: 'suivi-table-answer',
  imports: [TranslocoDirective, Icon],
  templateUrl: './table-answer.html',
  styleUrl: './table-answer.scss',
})
export class TableAnswer {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly language = inject(LanguageStore);
  readonly id = input.required<string>();
  readonly question = input.required<QuestionOf<'table'>>();
  readonly value = input.required<AnswerOf<'table'> | null>();
  readonly disabled = input(false);
  readonly changed = output<AnswerOf<'table'> | null>();
  protected readonly rows = computed<Rows>(() => this.value()?.rows ?? []);
  protected readonly full = computed(() => this.rows().length >= this.question().maxRows);

  protected nameOf(column: Column): string {
    return readIn(column.label, this.language.language()).text;
  }

  protected write(at: number, { key, kind }: Column, control: HTMLInputElement | HTMLTextAreaElement): void {
    const cell = control.value.trim() === '' ? null : kind === 'number' ? Number(control.value) : control.value;
    this.say(this.rows().map((row, index) => (index === at ? { ...row, [key]: cell } : row)));
  }

  protected add(): void {
    this.say([...this.rows(), Object.fromEntries(this.question().columns.map(({ key }) => [key, null]))]);
    const at = this.rows().length;
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(`[data-row="${at}"] :is(input, textarea)`)?.focus());
  }

  protected remove(at: number): void {
    this.say(this.rows().filter((_row, index) => index !== at));
  }

  private say(rows: Rows): void {
    this.changed.emit(rows.length > 0 ? { kind: 'table', rows } : null);
  }
}
