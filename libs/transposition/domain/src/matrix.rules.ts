import { STAGES, type Stage } from '@suivi/questionnaires/domain';
import type { Matrix, MatrixQuery, MatrixState } from './matrix.contract.ts';

/**
 * Why there is no stage to show. `not_asked`: no round has asked the State about this article; `not_reported`: it was asked and has no
 * validated answer; `not_shared`: what it answered, if anything, is not for this reader.
 */
export const ABSENCES = ['not_asked', 'not_reported', 'not_shared'] as const;
export type Absence = (typeof ABSENCES)[number];

/** How a cell travels: one character. */
const CODES: Record<Stage | Absence, string> = {
  ...(Object.fromEntries(STAGES.map((stage, at) => [stage, String(at)])) as Record<Stage, string>),
  not_asked: '-',
  not_reported: '?',
  not_shared: '*',
};
/** Nothing else than what stands in the line above it. */
export const SAME = '.';
const STAGE_OF = new Map<string, Stage>(STAGES.map((stage) => [CODES[stage], stage]));
const ABSENCE_OF = new Map<string, Absence>(ABSENCES.map((absence) => [CODES[absence], absence]));

export interface MatrixCell {
  /** What the coordinator found; null where there is nothing to show, for the reason given. */
  stage: Stage | null;
  absence: Absence | null;
  /** What the State declared. */
  declared: Stage | null;
  /** Where it stood in the round before, if elsewhere. */
  before: Stage | null;
}

export function codeOf(standing: Stage | Absence): string {
  return CODES[standing];
}

export function cellAt({ verified, declared, before }: Pick<MatrixState, 'verified' | 'declared' | 'before'>, at: number): MatrixCell {
  const stage = STAGE_OF.get(verified[at] ?? '') ?? null;
  return { stage, absence: ABSENCE_OF.get(verified[at] ?? '') ?? null, declared: STAGE_OF.get(declared[at] ?? '') ?? stage, before: STAGE_OF.get(before[at] ?? '') ?? null };
}

/** What a State has begun or not, and has not in its law yet. */
export const AHEAD_OF_LAW: readonly Stage[] = ['not_started', 'drafting', 'before_government', 'before_parliament'];
const IN_LAW: readonly (Stage | null)[] = ['enacted', 'applied'];

/**
 * What can be said to be missing of an article. `nowhere`: every State shown has an answer that the reader sees, and none has the article in
 * its law; `among_seen`: so say the answers that she sees, and she does not see all; `unanswered`: she sees none.
 */
export const MISSING = ['nowhere', 'among_seen', 'unanswered'] as const;
export type Missing = (typeof MISSING)[number];

/** An article that concerns none of the States whose answer is seen is not missing. */
export function missingAt(cells: readonly Pick<MatrixCell, 'stage'>[]): Missing | null {
  const stages = cells.flatMap(({ stage }) => stage ?? []);
  if (stages.length === 0) return 'unanswered';
  if (stages.some((stage) => IN_LAW.includes(stage)) || stages.every((stage) => stage === 'not_applicable')) return null;
  return stages.length === cells.length ? 'nowhere' : 'among_seen';
}

/** What is missing everywhere, among the States shown, as far as the reader can know. */
export function missingEverywhere(articles: readonly string[], states: readonly MatrixState[]): Pick<Matrix, 'nowhereInLaw' | 'neverAnswered'> {
  const missing = articles.map((_article, at) => missingAt(states.map((state) => cellAt(state, at))));
  const where = (which: Missing) => articles.filter((_article, at) => missing[at] === which);
  return { nowhereInLaw: where('nowhere'), neverAnswered: where('unanswered') };
}

/** The matrix with the articles that were asked for; States stay whole, so that what is compared stays alike. */
export function chooseArticles(matrix: Matrix, { stage, only }: Pick<MatrixQuery, 'stage' | 'only'>): Matrix {
  const missing = new Set(matrix.nowhereInLaw);
  const cellsAt = (at: number) => matrix.states.map((state) => cellAt(state, at));
  const chosen = matrix.articles.flatMap((article, at) => {
    if (stage && !cellsAt(at).some((cell) => cell.stage && stage.includes(cell.stage))) return [];
    if (only === 'changed' && !cellsAt(at).some(({ before }) => before)) return [];
    return only === 'missing' && !missing.has(article) ? [] : [at];
  });
  const kept = new Set(chosen.map((at) => matrix.articles[at]));
  const line = (codes: string) => chosen.map((at) => codes[at]).join('');
  return {
    ...matrix,
    articles: matrix.articles.filter((article) => kept.has(article)),
    states: matrix.states.map((state) => ({ ...state, verified: line(state.verified), declared: line(state.declared), before: line(state.before) })),
    nowhereInLaw: matrix.nowhereInLaw.filter((article) => kept.has(article)),
    neverAnswered: matrix.neverAnswered.filter((article) => kept.has(article)),
  };
}

/** States in the alphabetical order of the reader's language, the only order that ranks nobody. */
export function inReadersOrder<State extends { stateCode: string }>(states: readonly State[], nameOf: (stateCode: string) => string, language: string): State[] {
  const { compare } = new Intl.Collator(language);
  return [...states].sort((one, other) => compare(nameOf(one.stateCode), nameOf(other.stateCode)));
}
