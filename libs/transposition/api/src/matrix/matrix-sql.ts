import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { STAGES } from '@suivi/questionnaires/domain';
import { codeOf, SAME, visibleTranspositions, type MatrixQuery } from '@suivi/transposition/domain';

/** Where the reader's days begin and end. */
const READER_ZONE = `coalesce((SELECT st.time_zone FROM states st WHERE st.code = (SELECT current_setting('suivi.state', true))), 'UTC')`;

/** Whether something had happened by the end of the day at this place among the parameters; without a day, whether it has. */
export const byDay = (instant: string, day: number) => `($${day}::date IS NULL OR ${instant} < (($${day}::date + 1)::timestamp AT TIME ZONE ${READER_ZONE}))`;

/** Articles that rounds had asked States about by a day: `asked (state_code, article_id)`. */
export const askedSql = (programme: number, day: number) => `
  SELECT DISTINCT rs.state_code, article.id AS article_id
  FROM (SELECT r.id AS round_id, jsonb_array_elements_text(question->'articles') AS id
    FROM rounds r JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id
    CROSS JOIN LATERAL jsonb_array_elements(v.content->'sections') section CROSS JOIN LATERAL jsonb_array_elements(section->'questions') question
    WHERE r.programme_id = $${programme} AND r.phase = 'open' AND r.opens_on <= coalesce($${day}::date, ${TODAY}) AND ${byDay('r.opened_at', day)} AND question->>'kind' = 'articles') article
  JOIN round_states rs ON rs.round_id = article.round_id`;

const coded = (stage: string) => `CASE ${stage} ${STAGES.map((each) => `WHEN '${each}' THEN '${codeOf(each)}'`).join(' ')} END`;

/**
 * The matrix as one row, with `more` about each State from its latest reports `l`, article by article `a`. A State that says nothing of an
 * article it was asked about is told as not reporting; whether the reader may know that much is for the rules.
 */
export function matrixSql(work: Work, query: Pick<MatrixQuery, 'on' | 'instrument' | 'state'>, parameters: unknown[], more = ''): string {
  const [programme, day, instrument, states] = [work.actor.programmeId, query.on ?? null, query.instrument ?? null, query.state ?? null].map((value) => parameters.push(value)) as [number, number, number, number];
  const scope = scopeSql(visibleTranspositions(work.actor), 't', parameters);
  return `
  WITH articles AS MATERIALIZED (SELECT id, title, row_number() OVER (ORDER BY instrument DESC, number) AS at FROM treaty_articles WHERE $${instrument}::text IS NULL OR instrument = $${instrument}),
  shown AS MATERIALIZED (SELECT ps.state_code, s.alpha2 FROM programme_states ps JOIN states s ON s.code = ps.state_code WHERE ps.programme_id = $${programme} AND ($${states}::text[] IS NULL OR ps.state_code = ANY($${states}))),
  asked AS MATERIALIZED (${askedSql(programme, day)}),
  told AS MATERIALIZED (
    SELECT t.submission_id, t.state_code, t.article_id, t.round_id, t.declared_stage, t.stage, t.decided_at, t.illustrative, row_number() OVER latest_first AS nth, first_value(t.round_id) OVER latest_first AS last_round
    FROM transpositions t WHERE ${scope} AND ${byDay('t.decided_at', day)} WINDOW latest_first AS (PARTITION BY t.state_code, t.article_id ORDER BY t.decided_at DESC, t.submission_id DESC)),
  latest AS MATERIALIZED (SELECT * FROM told WHERE nth = 1),
  before AS MATERIALIZED (SELECT DISTINCT ON (state_code, article_id) state_code, article_id, stage FROM told WHERE round_id <> last_round ORDER BY state_code, article_id, nth),
  lines AS (
    SELECT n.state_code, jsonb_build_object('stateCode', n.state_code,
      'verified', string_agg(coalesce(${coded('l.stage')}, CASE WHEN k.article_id IS NULL THEN '${codeOf('not_asked')}' ELSE '${codeOf('not_reported')}' END), '' ORDER BY a.at),
      'declared', string_agg(CASE WHEN l.declared_stage <> l.stage THEN ${coded('l.declared_stage')} ELSE '${SAME}' END, '' ORDER BY a.at),
      'before', string_agg(CASE WHEN b.stage <> l.stage THEN ${coded('b.stage')} ELSE '${SAME}' END, '' ORDER BY a.at),
      'decidedOn', (max(l.decided_at) AT TIME ZONE ${READER_ZONE})::date, 'illustrative', coalesce(bool_or(l.illustrative), false)${more}) AS line
    FROM shown n CROSS JOIN articles a LEFT JOIN latest l ON l.state_code = n.state_code AND l.article_id = a.id
    LEFT JOIN asked k ON k.state_code = n.state_code AND k.article_id = a.id LEFT JOIN before b ON b.state_code = n.state_code AND b.article_id = a.id
    GROUP BY n.state_code, n.alpha2)
  SELECT jsonb_build_object('on', coalesce($${day}::date, ${TODAY}), 'articles', (SELECT coalesce(jsonb_agg(id ORDER BY at), '[]') FROM articles), 'states', (SELECT coalesce(jsonb_agg(line ORDER BY state_code), '[]') FROM lines)`;
}
