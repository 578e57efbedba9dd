import type { Work } from '@suivi/access/api';
import type { NewUpdate, Update } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { readCommitment } from '../commitments/read-commitment.ts';
import { readUpdate } from './read-update.ts';

const START = `
  INSERT INTO updates (programme_id, commitment_id, state_code, author_id, declared_status, narrative, challenges, audience, id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9, uuidv7())) ON CONFLICT DO NOTHING RETURNING id`;

/** Starts an update on a commitment; only one may be undecided at a time, and the answer then says which. The same wish sent again finds what it started. */
export async function startUpdate(work: Work, commitmentId: string, content: NewUpdate): Promise<Update | Refusal> {
  const commitment = await readCommitment(work, commitmentId);
  if (!commitment.mayDraft) return refuse('forbidden');
  if (commitment.openUpdate && commitment.openUpdate.id === content.id) return readUpdate(work, commitment.openUpdate.id);
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
    content.id ?? null,
  ]);
  // Somebody else of the delegation started one between the two statements.
  if (!started) throw new ProblemException('already_open');
  return readUpdate(work, started.id);
}
