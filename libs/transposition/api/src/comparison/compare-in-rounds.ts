import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import type { Actor } from '@suivi/access/domain';
import { ROUND_LABEL_JSON } from '@suivi/national-reports/api';
import { visibleReportSubmissions, visibleRounds } from '@suivi/national-reports/domain';
import { ProblemException } from '@suivi/shared/api';
import { questionOf, seesAllOf, visibleTranspositions, type Comparison, type ComparisonAbsence, type ComparisonQuery } from '@suivi/transposition/domain';

type InRounds = Exclude<Comparison, { kind: 'recommendation' }>;
type Said = InRounds['states'][number]['said'][number]['told'];
interface Told {
  known: boolean;
  rounds: InRounds['rounds'];
  states: { stateCode: string; said: { roundId: string; asked: boolean; told: Said }[] }[];
}

/** What the latest validated report of each State in each round says of an article: `said (state_code, round_id, told)`. */
function ofArticle(actor: Actor, parameters: unknown[]): string {
  return `said AS MATERIALIZED (SELECT DISTINCT ON (t.state_code, t.round_id) t.state_code, t.round_id, jsonb_build_object('submissionId', t.submission_id, 'declared', t.declared_stage, 'verified', t.stage,
      'submittedAt', b.submitted_at, 'decidedAt', t.decided_at, 'illustrative', t.illustrative, 'legalReference', t.content->'legalReference', 'extract', t.content->'extract', 'gap', t.content->'gap', 'helpNeeded', t.content->'helpNeeded') AS told
    FROM transpositions t JOIN report_submissions b ON b.id = t.submission_id
    WHERE t.state_code = ANY($2::text[]) AND t.article_id = $3 AND ${scopeSql(visibleTranspositions(actor), 't', parameters)} ORDER BY t.state_code, t.round_id, t.decided_at DESC, t.submission_id DESC)`;
}

/** The same of a question; of one asked article by article, whose answers name laws of the library that may not be for the reader, only `ofArticle`. Of a section that is not shown, good practices and needs that the State shares by themselves are told, as a part. */
function ofQuestion(actor: Actor, parameters: unknown[]): string {
  const [submissions, sections, entries] = [scopeSql(visibleReportSubmissions(actor), 'b', parameters), scopeSql(visibleReportSubmissions(actor), 'x', parameters), scopeSql(visibleTranspositions(actor), 'n', parameters)];
  return `told AS (
      SELECT b.state_code, b.round_id, b.id, b.decided_at, false AS in_part, (SELECT coalesce(jsonb_agg(jsonb_build_object('item', answer->'item', 'value', answer->'value') ORDER BY answer->>'item' COLLATE "C"), '[]')
        FROM jsonb_array_elements(x.content->'answers') answer WHERE answer->>'question' = $3) AS answers
      FROM asking k JOIN report_submissions b ON b.round_id = k.id JOIN report_submission_sections x ON x.submission_id = b.id AND x.section_key = k.section_key
      WHERE b.phase = 'validated' AND b.state_code = ANY($2::text[]) AND ${submissions} AND ${sections}
      UNION ALL
      SELECT n.state_code, n.round_id, n.submission_id, n.decided_at, true, jsonb_build_array(jsonb_build_object('item', '', 'value', jsonb_build_object('kind', 'entries', 'entries',
        jsonb_agg(jsonb_build_object('id', n.entry_id, 'title', n.title, 'text', n.text, 'articles', to_jsonb(n.articles), 'themeIds', to_jsonb(n.theme_ids), 'shared', n.shared) ORDER BY n.entry_id))))
      FROM asking k JOIN report_entries n ON n.round_id = k.id AND n.question_key = $3 WHERE n.state_code = ANY($2::text[]) AND ${entries} GROUP BY n.state_code, n.round_id, n.submission_id, n.decided_at),
    said AS MATERIALIZED (SELECT DISTINCT ON (state_code, round_id) state_code, round_id, jsonb_build_object('decidedAt', decided_at, 'answers', answers, 'inPart', in_part) AS told
      FROM told ORDER BY state_code, round_id, decided_at DESC, id DESC, in_part)`;
}

/** Why nothing is told; null where something is. That a report shown to the reader says nothing is no secret, that one is missing may be. */
function absenceOf(actor: Actor, stateCode: string, asked: boolean, told: Said): ComparisonAbsence | null {
  if (told) return 'answers' in told && told.answers.length === 0 ? 'not_answered' : null;
  if (!asked) return 'not_asked';
  return seesAllOf(actor, stateCode) ? 'not_reported' : 'not_shared';
}

/** What States said of the same article, or in answer to the same question, round by round; one statement. */
export async function compareInRounds(work: Work, { states, kind, key }: ComparisonQuery): Promise<InRounds> {
  const { actor } = work;
  const asked = states.split(',');
  const question = kind === 'question' ? questionOf(key) : null;
  const parameters: unknown[] = [actor.programmeId, asked, question?.question ?? key];
  const asks = question
    ? `v.questionnaire_id = $${parameters.push(question.questionnaireId)} AND question->>'key' = $3 AND question->>'kind' <> 'articles'`
    : `question->>'kind' = 'articles' AND question->'articles' @> to_jsonb($3::text)`;
  const rounds = scopeSql(visibleRounds(actor), 'r', parameters);
  const known = question ? 'EXISTS (SELECT FROM asking)' : 'EXISTS (SELECT FROM treaty_articles a WHERE a.id = $3)';
  const found = await work.row<Told>(
    `WITH asking AS MATERIALIZED (SELECT DISTINCT ON (r.id) r.*, section->>'key' AS section_key, question
      FROM rounds r JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id
      CROSS JOIN LATERAL jsonb_array_elements(v.content->'sections') section CROSS JOIN LATERAL jsonb_array_elements(section->'questions') question
      WHERE r.programme_id = $1 AND r.phase = 'open' AND r.opens_on <= ${TODAY} AND ${rounds} AND ${asks}
        AND EXISTS (SELECT FROM round_states rs WHERE rs.round_id = r.id AND rs.state_code = ANY($2::text[]))),
    ${question ? ofQuestion(actor, parameters) : ofArticle(actor, parameters)}
    SELECT ${known} AS known,
      (SELECT coalesce(jsonb_agg(${ROUND_LABEL_JSON}${question ? ` || jsonb_build_object('asked', r.question)` : ''} ORDER BY r.opens_on DESC, r.id DESC), '[]') FROM asking r) AS rounds,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', ps.state_code, 'said', (SELECT coalesce(jsonb_agg(jsonb_build_object('roundId', r.id,
            'asked', EXISTS (SELECT FROM round_states rs WHERE rs.round_id = r.id AND rs.state_code = ps.state_code), 'told', s.told) ORDER BY r.opens_on DESC, r.id DESC), '[]')
          FROM asking r LEFT JOIN said s ON s.round_id = r.id AND s.state_code = ps.state_code)) ORDER BY array_position($2::text[], ps.state_code)), '[]')
        FROM programme_states ps WHERE ps.programme_id = $1 AND ps.state_code = ANY($2::text[])) AS states`,
    parameters,
  );
  if (!found?.known || found.states.length < asked.length) throw new ProblemException('not_found');
  const told = found.states.map(({ stateCode, said }) => ({
    stateCode,
    said: said.map((each) => {
      const absence = absenceOf(actor, stateCode, each.asked, each.told);
      return { roundId: each.roundId, absence, told: absence ? null : each.told };
    }),
  }));
  return (question ? { kind, question: question.question, rounds: found.rounds, states: told } : { kind, articleId: key, rounds: found.rounds, states: told }) as InRounds;
}
