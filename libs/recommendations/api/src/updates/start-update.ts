import type { Work } from '@suivi/access/api';
import type { Update, UpdateContent } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { readCommitment } from '../commitments/read-commitment.ts';
import { readUpdate } from './read-update.ts';

const START = `
  INSERT INTO updates (programme_id, commitment_id, state_code, author_id, declared_status, narrative, challenges, audience)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`;

/** Starts an update on a commitment; only one may be undecided at a time, and the answer then says which. */
export async function startUpdate(work: Work, commitmentId: string, content: UpdateContent): Promise<Update | Refusal> {
  const commitment = await readCommitment(work, commitmentId);
  if (!commitment.mayDraft) return refuse('forbidden');
  if (commitment.openUpdate) throw new ProblemException('already_open', { current: { id: commitment.openUpdate.id } });
  const { actor } = work;
  const started = await work.row<{ id: string }>(START, [
    actor.programmeId,
    commitmentId,
    commitment.stateCode,
    actor.userId,
    content.declaredStatus,
    content.narrative,
    content.challenges,
    content.audience,
  ]);
  // Somebody else of the delegation started one between the two statements.
  if (!started) throw new ProblemException('already_open');
  return readUpdate(work, started.id);
}
