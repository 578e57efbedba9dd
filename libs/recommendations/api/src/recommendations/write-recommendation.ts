import type { Work } from '@suivi/access/api';
import { ProblemException } from '@suivi/shared/api';
import type { NewRecommendation, Recommendation } from '@suivi/recommendations/domain';
import { refuseStale } from '../stale.ts';
import { readRecommendation } from './read-recommendation.ts';

/** Themes, articles, targets and States of a draft, replaced by what is given; one statement. */
const REPLACE_PARTS = `
  WITH gone AS (SELECT $1::uuid AS id),
    t0 AS (DELETE FROM recommendation_themes USING gone WHERE recommendation_id = gone.id AND theme_id <> ALL($2::uuid[])),
    t1 AS (INSERT INTO recommendation_themes SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING),
    a0 AS (DELETE FROM recommendation_articles USING gone WHERE recommendation_id = gone.id AND article_id <> ALL($3::text[])),
    a1 AS (INSERT INTO recommendation_articles SELECT $1, unnest($3::text[]) ON CONFLICT DO NOTHING),
    s0 AS (DELETE FROM recommendation_sdg_targets USING gone WHERE recommendation_id = gone.id AND sdg_target_id <> ALL($4::text[])),
    s1 AS (INSERT INTO recommendation_sdg_targets SELECT $1, unnest($4::text[]) ON CONFLICT DO NOTHING),
    c0 AS (DELETE FROM recommendation_states USING gone WHERE recommendation_id = gone.id AND state_code <> ALL($5::text[])),
    c1 AS (INSERT INTO recommendation_states SELECT $1, unnest($5::text[]) ON CONFLICT DO NOTHING),
    v0 AS (UPDATE recommendation_versions SET title = $6, text = $7 WHERE recommendation_id = $1 AND version = 1)
  SELECT 1`;

function partsOf(id: string, content: Omit<NewRecommendation, 'meetingId'>): unknown[] {
  return [id, content.themeIds, content.articleIds, content.sdgTargetIds, content.stateCodes, content.title, content.text];
}

/** A new draft under the meeting's next free reference (`NIA-2018-R13`). */
export async function draftRecommendation(work: Work, content: NewRecommendation): Promise<Recommendation> {
  const created = await work.row<{ id: string }>(
    `INSERT INTO recommendations (programme_id, meeting_id, reference, illustrative, source_url, created_by)
    SELECT next.programme_id, next.id, next.code || '-R' || lpad(next.number::text, greatest(2, length(next.number::text)), '0'), $2, $3, $4 FROM (
      SELECT m.programme_id, m.id, m.code, 1 + coalesce(max(substring(r.reference FROM '-R(\\d+)$')::integer), 0) AS number
      FROM meetings m LEFT JOIN recommendations r ON r.meeting_id = m.id WHERE m.id = $1 GROUP BY m.id) next RETURNING id`,
    [content.meetingId, content.illustrative, content.sourceUrl, work.actor.userId],
  );
  if (!created) throw new ProblemException('invalid_input', { issues: [{ path: 'meetingId', code: 'meeting.unknown' }] });
  await work.rows('INSERT INTO recommendation_versions (recommendation_id, version, title, text) VALUES ($1, 1, $2, $3)', [created.id, content.title, content.text]);
  await work.rows(REPLACE_PARTS, partsOf(created.id, content));
  return readRecommendation(work, created.id);
}

/** Changes a draft; what is not given stays. */
export async function changeRecommendation(work: Work, id: string, expected: number, change: Partial<NewRecommendation>): Promise<Recommendation> {
  const before = await readRecommendation(work, id);
  refuseStale(before, expected);
  if (before.phase !== 'draft') throw new ProblemException('wrong_phase', { current: { phase: before.phase } });
  const written = await work.rows(`UPDATE recommendations SET meeting_id = $2, illustrative = $3, source_url = $4, row_version = row_version + 1 WHERE id = $1 AND row_version = $5 AND phase = 'draft' RETURNING id`, [
    id,
    change.meetingId ?? before.meeting.id,
    change.illustrative ?? before.illustrative,
    change.sourceUrl === undefined ? before.sourceUrl : change.sourceUrl,
    expected,
  ]);
  // Somebody saved or adopted it at the same moment.
  if (written.length === 0) throw new ProblemException('stale', { current: await readRecommendation(work, id) });
  await work.rows(
    REPLACE_PARTS,
    partsOf(id, {
      title: change.title ?? before.title,
      text: change.text ?? before.text,
      themeIds: change.themeIds ?? before.themeIds,
      articleIds: change.articleIds ?? before.articleIds,
      sdgTargetIds: change.sdgTargetIds ?? before.sdgTargets.map((target) => target.id),
      stateCodes: change.stateCodes ?? before.stateCodes,
      sourceUrl: null,
      illustrative: false,
    }),
  );
  return readRecommendation(work, id);
}
