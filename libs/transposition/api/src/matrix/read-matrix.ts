import type { Work } from '@suivi/access/api';
import { chooseArticles, codeOf, missingEverywhere, seesAllOf, type Matrix, type MatrixQuery, type MatrixState } from '@suivi/transposition/domain';
import { matrixSql } from './matrix-sql.ts';

type Told<State extends MatrixState> = Pick<Matrix, 'on' | 'articles'> & { states: State[] };

/** What the reader is told of a matrix that the database laid out: she learns that a State did not report where she sees all it reports. */
export function matrixFor<State extends MatrixState>({ actor }: Work, { states, ...told }: Told<State>, query: MatrixQuery): Matrix {
  const shown = states.map(({ stateCode, verified, declared, before, decidedOn, illustrative }) => ({
    stateCode,
    verified: seesAllOf(actor, stateCode) ? verified : verified.replaceAll(codeOf('not_reported'), codeOf('not_shared')),
    declared,
    before,
    decidedOn,
    illustrative,
  }));
  return chooseArticles({ ...told, states: shown, ...missingEverywhere(told.articles, shown) }, query);
}

/** States × articles as of a day, as far as the reader may see them; one statement. */
export async function readMatrix(work: Work, query: MatrixQuery): Promise<Matrix> {
  const parameters: unknown[] = [];
  const found = await work.row<{ matrix: Told<MatrixState> }>(`${matrixSql(work, query, parameters)}) AS matrix`, parameters);
  if (!found) throw new Error('a select without FROM returned no row');
  return matrixFor(work, found.matrix, query);
}
