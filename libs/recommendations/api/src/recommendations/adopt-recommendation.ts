import type { Work } from '@suivi/access/api';
import type { adoptionSchema, amendmentSchema, Recommendation } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import type { z } from 'zod';
import { refuseStale } from '../stale.ts';
import { readRecommendation } from './read-recommendation.ts';

const LOCK_AND_COMMIT = `
  WITH locked AS (UPDATE recommendation_versions SET adopted_on = $2 WHERE recommendation_id = $1 AND version = 1)
  INSERT INTO commitments (programme_id, recommendation_id, state_code, adopted_on, audience)
  SELECT r.programme_id, r.id, rs.state_code, $2, 'participants' FROM recommendations r JOIN recommendation_states rs ON rs.recommendation_id = r.id WHERE r.id = $1`;

/** Adopts a draft: its text is locked from now on, and each adopting State has its commitment. */
export async function adoptRecommendation(work: Work, id: string, expected: number, adoption: z.infer<typeof adoptionSchema>): Promise<Recommendation> {
  const adopted = await work.rows(
    `UPDATE recommendations SET phase = 'adopted', adopted_on = $3, audience = $4, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 AND phase = 'draft' RETURNING id`,
    [id, expected, adoption.adoptedOn, adoption.audience],
  );
  if (adopted.length === 0) return refuseWrongMoment(work, id, expected);
  await work.rows(LOCK_AND_COMMIT, [id, adoption.adoptedOn]);
  return readRecommendation(work, id);
}

/** Amends an adopted text by a new version with its reason; the former stays readable beside it. */
export async function amendRecommendation(work: Work, id: string, expected: number, amendment: z.infer<typeof amendmentSchema>): Promise<Recommendation> {
  const amended = await work.row<{ version: number }>(
    `UPDATE recommendations SET version = version + 1, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 AND phase = 'adopted' RETURNING version`,
    [id, expected],
  );
  if (!amended) return refuseWrongMoment(work, id, expected);
  await work.rows('INSERT INTO recommendation_versions (recommendation_id, version, title, text, reason, adopted_on) VALUES ($1, $2, $3, $4, $5, $6)', [
    id,
    amended.version,
    amendment.title,
    amendment.text,
    amendment.reason,
    amendment.adoptedOn,
  ]);
  return readRecommendation(work, id);
}

async function refuseWrongMoment(work: Work, id: string, expected: number): Promise<never> {
  const current = await readRecommendation(work, id);
  refuseStale(current, expected);
  throw new ProblemException('wrong_phase', { current: { phase: current.phase } });
}
