import { cellAt, inReadersOrder, missingAt, type Matrix, type MatrixCell, type Missing } from '@suivi/transposition/domain';

export interface Line {
  article: string;
  missing: Missing | null;
  /** How many of the States shown have an answer that the reader sees. */
  seen: number;
  cells: { state: string; cell: MatrixCell }[];
}

/** The matrix article by article, States in the reader's alphabetical order. */
export function linesOf(matrix: Matrix, nameOf: (state: string) => string, language: string): Line[] {
  const states = inReadersOrder(matrix.states, nameOf, language);
  return matrix.articles.map((article, at) => {
    const cells = states.map((state) => ({ state: state.stateCode, cell: cellAt(state, at) }));
    const seen = cells.map(({ cell }) => cell);
    return { article, missing: missingAt(seen), seen: seen.filter(({ stage }) => stage).length, cells };
  });
}
