import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PartChange } from '@suivi/actions/domain';
import { isText, type ConflictRow } from '@suivi/recommendations/web';
import { merge, type Merge } from '@suivi/shared/domain';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { PART_FIELDS, type MilestoneContent } from './part-form.ts';

/** Two edits of the same part: what each side changed alone is brought together, the rest is asked in words. */
@Injectable()
export class PartConflict {
  private readonly translations = inject(TranslocoService);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  readonly open = signal<Merge<PartChange> | null>(null);
  readonly rows = computed<ConflictRow[]>(() =>
    (this.open()?.disagreements ?? []).map(({ field, mine, theirs }) => ({
      field,
      label: this.translations.translate<string>(`actions.field.${field}`),
      mine: this.wordsFor(field, mine),
      theirs: this.wordsFor(field, theirs),
      joinable: isText(mine) && isText(theirs),
    })),
  );

  /** The part with both edits in it; where they disagree, mine until it is decided. */
  bring(before: PartChange, mine: PartChange, theirs: PartChange): PartChange {
    const merged = merge<PartChange>(PART_FIELDS, before, mine, theirs);
    this.open.set(merged.disagreements.length > 0 ? merged : null);
    return merged.merged;
  }

  private wordsFor(field: keyof PartChange, value: PartChange[keyof PartChange]): string {
    if (value === null) return '';
    if (isText(value)) return value.versions[value.original]?.text ?? '';
    if (field === 'milestones') return (value as MilestoneContent[]).map((milestone) => this.milestone(milestone)).join('\n');
    if (field === 'supportingInstitutionIds') return this.language.formatList((value as string[]).map((id) => this.vocabulary.institutionName(id)));
    if (field === 'commitmentIds') return this.translations.translate<string>('actions.part.commitment_count', { count: value.length });
    if (field === 'responsibleInstitutionId') return this.vocabulary.institutionName(String(value));
    return field === 'audience' ? this.translations.translate<string>(`audience.${String(value)}.name`) : String(value);
  }

  private milestone({ title, weight, dueOn }: MilestoneContent): string {
    return [readIn(title, this.language.language()).text, this.language.formatNumber(weight), this.language.formatDate(dueOn)].filter(Boolean).join(' · ');
  }
}
