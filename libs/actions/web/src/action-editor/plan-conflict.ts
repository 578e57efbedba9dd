import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ActionPlan } from '@suivi/actions/domain';
import { isText, type ConflictRow } from '@suivi/recommendations/web';
import { merge, type Merge } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';

const PLAN_FIELDS = ['title', 'text', 'completionRule', 'leadState', 'startsOn', 'dueOn', 'audience', 'illustrative'] as const satisfies readonly (keyof ActionPlan)[];

/** Two edits of the same plan: what each side changed alone is brought together, the rest is asked in words. */
@Injectable()
export class PlanConflict {
  private readonly translations = inject(TranslocoService);
  private readonly language = inject(LanguageStore);
  readonly open = signal<Merge<ActionPlan> | null>(null);
  readonly rows = computed<ConflictRow[]>(() =>
    (this.open()?.disagreements ?? []).map(({ field, mine, theirs }) => ({
      field,
      label: this.translations.translate<string>(`actions.field.${field}`),
      mine: this.wordsFor(field, mine),
      theirs: this.wordsFor(field, theirs),
      joinable: isText(mine) && isText(theirs),
    })),
  );

  /** The plan with both edits in it; where they disagree, mine until it is decided. */
  bring(before: ActionPlan, mine: ActionPlan, theirs: ActionPlan): ActionPlan {
    const merged = merge<ActionPlan>(PLAN_FIELDS, before, mine, theirs);
    this.open.set(merged.disagreements.length > 0 ? merged : null);
    return merged.merged;
  }

  private wordsFor(field: keyof ActionPlan, value: ActionPlan[keyof ActionPlan]): string {
    if (value === null || typeof value === 'boolean') return '';
    if (isText(value)) return value.versions[value.original]?.text ?? '';
    if (field === 'leadState') return this.language.stateName(value);
    if (field === 'audience') return this.translations.translate<string>(`audience.${value}.name`);
    return field === 'completionRule' ? this.translations.translate<string>(`actions.rule.${value}`) : this.language.formatDate(value);
  }
}
