import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { visibleVersions, type Questionnaire, type QuestionnaireVersion } from '@suivi/questionnaires/domain';

const SUMMARY = `'id', v.id, 'version', v.version, 'phase', v.phase, 'publishedAt', v.published_at, 'updatedAt', v.updated_at, 'rowVersion', v.row_version`;

/** A version `v` as its contract has it. */
export const VERSION_JSON = `jsonb_build_object(${SUMMARY}, 'questionnaireId', v.questionnaire_id, 'content', v.content)`;

/** Every questionnaire of which the reader sees a version, by title; the contents stay in the database. */
export async function listQuestionnaires(work: Work) {
  const parameters: unknown[] = [];
  const scope = scopeSql(visibleVersions(work.actor), 'v', parameters);
  const rows = await work.rows<{ item: Questionnaire }>(
    `SELECT jsonb_build_object('id', q.id, 'title', q.title, 'versions', jsonb_agg(jsonb_build_object(${SUMMARY}, 'questions', v.questions, 'translation', v.translation) ORDER BY v.version DESC)) AS item
    FROM questionnaires q JOIN questionnaire_versions v ON v.questionnaire_id = q.id WHERE ${scope} GROUP BY q.id ORDER BY lower(q.title->'versions'->(q.title->>'original')->>'text'), q.id`,
    parameters,
  );
  return { items: rows.map(({ item }) => item), nextCursor: null, total: rows.length };
}

/** One version with its content. */
export async function readVersion(work: Work, id: string): Promise<QuestionnaireVersion> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleVersions(work.actor), 'v', parameters);
  const found = await work.row<{ version: QuestionnaireVersion }>(`SELECT ${VERSION_JSON} AS version FROM questionnaire_versions v WHERE v.id = $1 AND ${scope}`, parameters);
  return found ? found.version : outOfReach(work, 'questionnaire_versions', id);
}
