import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { UpdateContent } from '@suivi/recommendations/domain';
import { LanguageStore } from '@suivi/shared/web';
import { EditConflict, type Choice, type ConflictRow } from '../../edit-conflict/edit-conflict.ts';
import type { Merge } from '@suivi/shared/domain';
import { isText } from '../../edit-conflict/resolve.ts';

/** Two edits of the same update, in words. */
@Component({
  selector: 'suivi-draft-conflict',
  imports: [EditConflict],
  template: `
    @if (rows().length > 0) {
      <suivi-edit-conflict [rows]="rows()" (resolved)="resolved.emit($event)" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DraftConflict {
  readonly conflict = input.required<Merge<UpdateContent> | null>();
  readonly resolved = output<Readonly<Record<string, Choice>>>();
  private readonly translations = inject(TranslocoService);
  private readonly language = inject(LanguageStore);

  protected readonly rows = computed<ConflictRow[]>(() =>
    (this.conflict()?.disagreements ?? []).map(({ field, mine, theirs }) => ({
      field,
      label: this.translations.translate(`recommendations.conflict.field.${field}`),
      mine: this.wordsFor(field, mine),
      theirs: this.wordsFor(field, theirs),
      joinable: isText(mine) && isText(theirs),
    })),
  );

  private wordsFor(field: keyof UpdateContent, value: UpdateContent[keyof UpdateContent]): string {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return this.language.formatList(value.map(({ reachedOn }) => this.language.formatDate(reachedOn)));
    if (isText(value)) return value.versions[value.original]?.text ?? '';
    return this.translations.translate(field === 'audience' ? `audience.${value}.name` : `status.${value}`);
  }
}
