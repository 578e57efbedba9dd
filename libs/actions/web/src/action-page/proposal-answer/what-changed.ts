import type { Action } from '@suivi/actions/domain';
import { readIn, type Language } from '@suivi/shared/domain';

export interface TextChange {
  field: 'title' | 'text';
  language: Language;
  before: string;
  after: string;
}
export interface PlanChanges {
  texts: TextChange[];
  dates: { field: 'startsOn' | 'dueOn'; before: string | null; after: string | null }[];
  /** Whether the whole counts as done by another rule than before. */
  rule: boolean;
}

type Plan = Pick<Action, 'title' | 'text' | 'startsOn' | 'dueOn' | 'completionRule' | 'leadState'>;

/** What differs between the proposal that was read and the one of now: its original texts, its dates, its rule. */
export function whatChanged(before: Plan, after: Plan): PlanChanges {
  const texts = (['title', 'text'] as const).flatMap((field) => {
    const language = after[field].original;
    const [was, is] = [readIn(before[field], language).text, readIn(after[field], language).text];
    return was === is ? [] : [{ field, language, before: was, after: is }];
  });
  const dates = (['startsOn', 'dueOn'] as const).flatMap((field) => (before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }]));
  return { texts, dates, rule: before.completionRule !== after.completionRule || before.leadState !== after.leadState };
}
