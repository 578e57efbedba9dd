import { ProblemException } from '@suivi/shared/api';
import type { Work } from './work.ts';

/** Answers 404 for a record that is not there for this reader; when it exists elsewhere, that she asked is journalled. */
export async function outOfReach(work: Work, kind: string, id: string): Promise<never> {
  await work.rows('SELECT journal_refusal($1, $2)', [kind, id]);
  await work.commit();
  throw new ProblemException('not_found');
}
