import type { ReportAnswer } from '@suivi/national-reports/domain';
import { same } from '@suivi/shared/domain';
import { keyOf } from './place.ts';

/** What this device has typed of an answer, and what the portal had before. */
export interface Typed {
  value: ReportAnswer['value'];
  base: { rowVersion: number; value: ReportAnswer['value'] };
}

export interface Meeting {
  /** All answers, each in its newest version. */
  answers: ReportAnswer[];
  /** Answers that a colleague changed and on which nothing was being typed here. */
  news: ReportAnswer[];
  /** Keys of what was typed here and has arrived, although no answer to it came back. */
  arrived: string[];
  /** Keys on which both typed something else. */
  collided: string[];
}

/**
 * Brings the answers as the portal has them now together with those that stood here; an answer in an older version than the one
 * acknowledged meanwhile is no news.
 */
export function meet(here: ReadonlyMap<string, ReportAnswer>, now: readonly ReportAnswer[], typed: ReadonlyMap<string, Typed>): Meeting {
  const answers = new Map(here);
  const met: Meeting = { answers: [], news: [], arrived: [], collided: [] };
  for (const theirs of now) {
    const key = keyOf(theirs);
    const before = here.get(key);
    if (before && before.rowVersion >= theirs.rowVersion) continue;
    answers.set(key, theirs);
    const mine = typed.get(key);
    if (!mine && !same(before?.value ?? null, theirs.value)) met.news.push(theirs);
    else if (mine && same(mine.value, theirs.value)) met.arrived.push(key);
    else if (mine && !same(mine.base.value, theirs.value)) met.collided.push(key);
  }
  met.answers = [...answers.values()];
  return met;
}
