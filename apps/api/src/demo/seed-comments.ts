import type { CommentSubject } from '@suivi/comments/domain';
import type { EntityManager } from 'typeorm';
import { DEMO, type DemoThread } from './demo-data.ts';
import { ACTOR, type Deed } from './seed-history.ts';

/** The record with this reference: of an action its title, of a submission the State's latest on the recommendation. */
const RECORD: Record<CommentSubject['kind'], string> = {
  recommendation: 'SELECT r.id FROM recommendations r WHERE r.reference = $1 AND $2::text IS NULL',
  commitment: 'SELECT c.id FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id WHERE r.reference = $1 AND c.state_code = $2',
  action: `SELECT a.id FROM actions a WHERE a.title->'versions'->'fr'->>'text' = $1 AND $2::text IS NULL`,
  submission: 'SELECT s.id FROM submissions s JOIN commitments c ON c.id = s.commitment_id JOIN recommendations r ON r.id = c.recommendation_id WHERE r.reference = $1 AND c.state_code = $2 ORDER BY s.submitted_at DESC LIMIT 1',
};

/** What people said on records, edited and withdrew. */
export function deedsOfComments(manager: EntityManager): Deed[] {
  return DEMO.comments.flatMap((thread) => deedsOfThread(manager, thread));
}

function deedsOfThread(manager: EntityManager, { on, audience, said }: DemoThread): Deed[] {
  let first: string | null = null;
  const deeds: Deed[] = [];
  for (const { daysAgo, by, state = '', body, mentions = [], edited, withdrawn } of said) {
    let id = '';
    const write = async () => {
      const [row] = (await manager.query(
        `INSERT INTO comments (programme_id, subject_kind, subject_id, parent_id, author_id, audience, state_code, language, body, mentions)
        SELECT current_setting('suivi.programme')::uuid, $3, record.id, $4, ${ACTOR}, $5, nullif($6, ''), 'fr', $7, ARRAY(SELECT u.id FROM users u WHERE u.email = ANY($8)) FROM (${RECORD[on.kind]}) record RETURNING id`,
        [on.reference, on.state ?? null, on.kind, first, audience, state, body, mentions],
      )) as [{ id: string }];
      id = row.id;
      first ??= id;
    };
    deeds.push({ daysAgo, by, state, run: write });
    if (edited) deeds.push({ daysAgo: edited.daysAgo, by, state, run: () => manager.query('UPDATE comments SET body = $2, row_version = row_version + 1 WHERE id = $1', [id, edited.body]) });
    if (withdrawn) deeds.push({ daysAgo: withdrawn.daysAgo, by, state, run: () => manager.query('UPDATE comments SET withdrawn_at = moment(), row_version = row_version + 1 WHERE id = $1', [id]) });
  }
  return deeds;
}

/** Everybody has read what was said: what is new to somebody is then what people say in the demonstration. */
export async function readAllComments(manager: EntityManager): Promise<void> {
  await manager.query(
    `INSERT INTO comment_marks (user_id, subject_kind, subject_id, read_up_to)
    SELECT m.user_id, c.subject_kind, c.subject_id, max(c.changed_at) FROM comments c JOIN memberships m ON m.programme_id = c.programme_id AND m.role IN ('contributor', 'focal_point', 'coordinator') GROUP BY 1, 2, 3`,
  );
}
