import type { ParamMap } from '@angular/router';
import { COMPARISON_KINDS, type ComparisonKind, type ComparisonQuery } from '@suivi/transposition/domain';

const MOST_STATES = 3;

/** What is chosen so far; the address says it. */
export interface Choice {
  states: readonly string[];
  kind: ComparisonKind;
  key: string;
}

export function choiceFrom(params: ParamMap): Choice {
  const states = (params.get('states') ?? '').split(',').filter((code) => /^[A-Z]{3}$/.test(code));
  const kind = COMPARISON_KINDS.find((each) => each === params.get('kind')) ?? 'article';
  return { states: [...new Set(states)].slice(0, MOST_STATES), kind, key: params.get('key') ?? '' };
}

export function addressOf({ states, kind, key }: Choice) {
  return { states: states.join(',') || null, kind, key: key || null };
}

/** What is asked of the API, once enough is chosen. */
export function queryOf({ states, kind, key }: Choice): ComparisonQuery | undefined {
  return states.length > 1 && key ? { states: states.join(','), kind, key } : undefined;
}
