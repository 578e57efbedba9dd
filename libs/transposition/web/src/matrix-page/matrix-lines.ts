import { cellAt, inReadersOrder, type Matrix, type MatrixCell } from '@suivi/transposition/domain';

export interface Line {
  article: string;
  /** In the law of no State shown, or never answered: what is missing everywhere. */
  missing: 'nowhere' | 'unanswered' | null;
  cells: { state: string; cell: MatrixCell }[];
}

/** The matrix article by article, States in the reader's alphabetical order. */
export function linesOf(matrix: Matrix, nameOf: (state: string) => string, language: string): Line[] {
  const states = inReadersOrder(matrix.states, nameOf, language);
  const [nowhere, unanswered] = [new Set(matrix.nowhereInLaw), new Set(matrix.neverAnswered)];
  return matrix.articles.map((article, at) => ({
    article,
    missing: nowhere.has(article) ? 'nowhere' : unanswered.has(article) ? 'unanswered' : null,
    cells: states.map((state) => ({ state: state.stateCode, cell: cellAt(state, at) })),
  }));
}
