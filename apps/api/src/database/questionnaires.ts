import type { EntityManager } from 'typeorm';
import structures from '../reference/questionnaires/structures.json' with { type: 'json' };
import transposition from '../reference/questionnaires/transposition.json' with { type: 'json' };

/** The questionnaires that come with the portal, by the name under which a programme keeps each. */
export const READY_QUESTIONNAIRES = { structures, transposition } as const;

/** Gives every programme the ready questionnaires that it lacks, published; those that it has, changed or not, stay as they are. */
export async function loadQuestionnaires(owner: Pick<EntityManager, 'query'>): Promise<void> {
  await owner.query(
    `WITH made AS (
      INSERT INTO questionnaires (programme_id, title, ready) SELECT p.id, r.content->'title', r.ready FROM programmes p, jsonb_to_recordset($1) AS r(ready text, content jsonb)
      ON CONFLICT (programme_id, ready) DO NOTHING RETURNING id, programme_id, ready)
    INSERT INTO questionnaire_versions (questionnaire_id, programme_id, version, phase, content)
    SELECT made.id, made.programme_id, 1, 'published', r.content FROM made JOIN jsonb_to_recordset($1) AS r(ready text, content jsonb) USING (ready)`,
    [JSON.stringify(Object.entries(READY_QUESTIONNAIRES).map(([ready, content]) => ({ ready, content })))],
  );
}
