import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { visibleRounds } from '@suivi/national-reports/domain';
import { visibleRecommendations } from '@suivi/recommendations/domain';
import type { ComparisonSubjectQuery, ComparisonSubjects } from '@suivi/transposition/domain';

type Subject = ComparisonSubjects['items'][number];

/** Questions in the order of their latest questionnaire, articles apart, which are a kind of their own; recommendations by reference. One statement. */
export async function listSubjects(work: Work, { kind }: ComparisonSubjectQuery): Promise<ComparisonSubjects> {
  const parameters: unknown[] = [work.actor.programmeId];
  const questions = () => `
    SELECT DISTINCT ON (v.questionnaire_id, question->>'key') v.questionnaire_id || '.' || (question->>'key') AS key, NULL AS reference, question->'label' AS title,
      v.questionnaire_id || to_char(section.position, 'FM00000') || to_char(asked.position, 'FM00000') AS place
    FROM rounds r JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id
    CROSS JOIN LATERAL jsonb_array_elements(v.content->'sections') WITH ORDINALITY section(value, position) CROSS JOIN LATERAL jsonb_array_elements(section.value->'questions') WITH ORDINALITY asked(question, position)
    WHERE r.programme_id = $1 AND r.phase = 'open' AND r.opens_on <= ${TODAY} AND ${scopeSql(visibleRounds(work.actor), 'r', parameters)} AND question->>'kind' <> 'articles'
    ORDER BY v.questionnaire_id, question->>'key', v.version DESC, r.opens_on DESC`;
  const recommendations = () => `
    SELECT r.id::text AS key, r.reference, v.title, r.reference_order AS place FROM recommendations r JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version
    WHERE r.programme_id = $1 AND r.phase = 'adopted' AND ${scopeSql(visibleRecommendations(work.actor), 'r', parameters)}`;
  return { items: await work.rows<Subject>(`SELECT key, reference, title FROM (${kind === 'question' ? questions() : recommendations()}) subject ORDER BY place COLLATE "C", key`, parameters) };
}
