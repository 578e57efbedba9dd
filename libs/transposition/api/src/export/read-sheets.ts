import type { Work } from '@suivi/access/api';
import type { ArticleAnswer, Stage } from '@suivi/questionnaires/domain';
import { readIn, type Cell, type Language, type TranslatedText } from '@suivi/shared/domain';
import { cellAt, inReadersOrder, type Absence, type Matrix, type MatrixExport, type MatrixState } from '@suivi/transposition/domain';
import ar from '../../../../questionnaires/web/i18n/answers/ar.json' with { type: 'json' };
import en from '../../../../questionnaires/web/i18n/answers/en.json' with { type: 'json' };
import fr from '../../../../questionnaires/web/i18n/answers/fr.json' with { type: 'json' };
import { matrixSql } from '../matrix/matrix-sql.ts';
import { matrixFor } from '../matrix/read-matrix.ts';
import words from './words.json' with { type: 'json' };

type Details = Pick<ArticleAnswer, 'legalReference' | 'extract' | 'gap' | 'helpNeeded'> & { round: TranslatedText; decidedOn: string; evidence: number; illustrative: boolean };
type Told = Pick<Matrix, 'on' | 'articles'> & { states: (MatrixState & { alpha2: string; details: Record<string, Details> | null })[]; titles: Record<string, TranslatedText> };

/** What each State's latest reports say, article by article; the text itself is fetched for no other purpose. */
const DETAILS = `, 'alpha2', n.alpha2, 'details', jsonb_object_agg(l.article_id, (SELECT t.content - 'legislationIds' || jsonb_build_object('round', r.title, 'decidedOn', (t.decided_at AT TIME ZONE 'UTC')::date, 'evidence', t.evidence_count, 'illustrative', t.illustrative)
    FROM transpositions t JOIN rounds r ON r.id = t.round_id WHERE t.submission_id = l.submission_id AND t.article_id = l.article_id)) FILTER (WHERE l.article_id IS NOT NULL)`;

type Words = (typeof words)['fr'];
type Column = keyof Words['columns'];

/** What an export is made of: the matrix as a table, its cells one by one, and what to know about both. */
export interface Sheets {
  words: Words;
  facts: [string, string][];
  matrix: Cell[][];
  details: Cell[][];
}

/** What the page shows to this reader under the same filters, and nothing else; one statement. */
export async function readSheets(work: Work, query: MatrixExport): Promise<Sheets> {
  const parameters: unknown[] = [];
  const found = await work.row<{ told: Told }>(`${matrixSql(work, query, parameters, DETAILS)}, 'titles', (SELECT coalesce(jsonb_object_agg(id, title), '{}') FROM articles)) AS told`, parameters);
  if (!found) throw new Error('a select without FROM returned no row');
  return sheetsOf(found.told, matrixFor(work, found.told, query), query.language);
}

function sheetsOf(told: Told, matrix: Matrix, language: Language): Sheets {
  const said = words[language];
  const stages: Record<Stage, string> = { fr, en, ar }[language].stages;
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const toldOf = new Map(told.states.map((state) => [state.stateCode, state]));
  const nameOf = (stateCode: string) => names.of(toldOf.get(stateCode)?.alpha2 ?? '') ?? stateCode;
  const states = inReadersOrder(matrix.states, nameOf, language);
  const [instrumentOf, numberOf] = [(id: string) => said.instruments[id.split('-')[0] as keyof Words['instruments']], (id: string) => Number(id.split('-')[1])];
  const read = (text: TranslatedText | null | undefined) => (text ? readIn(text, language).text : null);
  const stand = (stage: Stage | null, absence: Absence | null) => (stage ? stages[stage] : absence && said.absences[absence]);

  const cells = matrix.articles.map((article, at) => states.map((state) => ({ state, article, ...cellAt(state, at), details: toldOf.get(state.stateCode)?.details?.[article] })));
  const columns: Record<Column, (cell: (typeof cells)[number][number]) => Cell> = {
    state: ({ state }) => nameOf(state.stateCode),
    instrument: ({ article }) => instrumentOf(article),
    article: ({ article }) => numberOf(article),
    title: ({ article }) => read(told.titles[article]),
    verified: ({ stage, absence }) => stand(stage, absence),
    declared: ({ declared }) => stand(declared, null),
    before: ({ before }) => stand(before, null),
    decidedOn: ({ details }) => details?.decidedOn ?? null,
    round: ({ details }) => read(details?.round),
    reference: ({ details }) => details?.legalReference ?? null,
    extract: ({ details }) => read(details?.extract),
    gap: ({ details }) => read(details?.gap),
    help: ({ details }) => read(details?.helpNeeded),
    evidence: ({ details }) => details?.evidence ?? null,
    illustrative: ({ details }) => (details?.illustrative ? said.illustrative : null),
  };
  const order = Object.keys(said.columns) as Column[];
  return {
    words: said,
    facts: [[said.facts.on, told.on], [said.facts.source, said.source], [said.facts.note, said.note]],
    matrix: [
      [said.columns.instrument, said.columns.article, said.columns.title, ...states.map(({ stateCode }) => nameOf(stateCode))],
      ...cells.map((line, at) => [instrumentOf(matrix.articles[at] ?? ''), numberOf(matrix.articles[at] ?? ''), read(told.titles[matrix.articles[at] ?? '']), ...line.map(({ stage, absence }) => stand(stage, absence))]),
    ],
    details: [order.map((column) => said.columns[column]), ...cells.flat().map((cell) => order.map((column) => columns[column](cell)))],
  };
}
