import { outOfReach, type Work } from '@suivi/access/api';
import { ProblemException } from '@suivi/shared/api';
import type { NewQuestionnaire, QuestionnaireContent, QuestionnaireVersion } from '@suivi/questionnaires/domain';
import { readVersion, VERSION_JSON } from './read-questionnaires.ts';

/** A new questionnaire with its first draft: what an existing version asks, or nothing yet. */
export async function beginQuestionnaire(work: Work, { title, fromVersionId }: NewQuestionnaire): Promise<QuestionnaireVersion> {
  const content: QuestionnaireContent = fromVersionId === null ? { title, introduction: null, sections: [] } : { ...(await readVersion(work, fromVersionId)).content, title };
  const made = await work.row<{ id: string }>('INSERT INTO questionnaires (programme_id, title) VALUES ($1, $2) RETURNING id', [work.actor.programmeId, title]);
  const begun = await work.row<{ version: QuestionnaireVersion }>(
    `WITH v AS (INSERT INTO questionnaire_versions (questionnaire_id, programme_id, version, content) VALUES ($1, $2, 1, $3) RETURNING *) SELECT ${VERSION_JSON} AS version FROM v`,
    [made?.id, work.actor.programmeId, content],
  );
  if (!begun) throw new Error('an insert returned no row');
  return begun.version;
}

/** A draft that asks what the latest version asks; where one is being built already, that one is named. */
export async function beginVersion(work: Work, id: string): Promise<QuestionnaireVersion> {
  const latest = await work.row<{ id: string; phase: string }>('SELECT v.id, v.phase FROM questionnaire_versions v WHERE v.programme_id = $1 AND v.questionnaire_id = $2 ORDER BY v.version DESC LIMIT 1', [work.actor.programmeId, id]);
  if (!latest) return outOfReach(work, 'questionnaires', id);
  if (latest.phase === 'draft') throw new ProblemException('already_open', { current: { id: latest.id } });
  const begun = await work.row<{ version: QuestionnaireVersion }>(
    `WITH v AS (INSERT INTO questionnaire_versions (questionnaire_id, programme_id, version, content)
      SELECT w.questionnaire_id, w.programme_id, w.version + 1, w.content FROM questionnaire_versions w WHERE w.id = $1 ON CONFLICT DO NOTHING RETURNING *)
    SELECT ${VERSION_JSON} AS version FROM v`,
    [latest.id],
  );
  // Somebody began one at the same moment.
  if (!begun) throw new ProblemException('already_open');
  return begun.version;
}
