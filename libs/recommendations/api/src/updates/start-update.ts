import type { Work } from '@suivi/access/api';
import type { NewUpdate, Subject, Update } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { readCommitment } from '../commitments/read-commitment.ts';
import { refuseUnknownMilestones } from './reached-milestones.ts';
import { readUpdate } from './read-update.ts';

const START = `
  INSERT INTO updates (programme_id, commitment_id, action_id, state_code, author_id, declared_status, narrative, challenges, audience, milestones, id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, uuidv7())) ON CONFLICT DO NOTHING RETURNING id`;

/** What the record says of whether an update may be started on it. */
interface Startable {
  stateCode: string;
  mayDraft: boolean;
  openUpdate: { id: string } | null;
}

/** Starts an update on a commitment. */
export async function startUpdate(work: Work, commitmentId: string, content: NewUpdate): Promise<Update | Refusal> {
  return startUpdateOn(work, { kind: 'commitment', id: commitmentId }, await readCommitment(work, commitmentId), content);
}

/** Starts an update on what was read; only one may be undecided at a time, and the answer then says which. The same wish sent again finds what it started. */
export async function startUpdateOn(work: Work, subject: Subject, record: Startable, content: NewUpdate): Promise<Update | Refusal> {
  if (!record.mayDraft) return refuse('forbidden');
  if (record.openUpdate && record.openUpdate.id === content.id) return readUpdate(work, record.openUpdate.id);
  if (record.openUpdate) throw new ProblemException('already_open', { current: { id: record.openUpdate.id } });
  const unknown = await refuseUnknownMilestones(work, subject, content.milestones ?? []);
  if (unknown) return unknown;
  const { actor } = work;
  const started = await work.row<{ id: string }>(START, [
    actor.programmeId,
    subject.kind === 'commitment' ? subject.id : null,
    subject.kind === 'action' ? subject.id : null,
    record.stateCode,
    actor.userId,
    content.declaredStatus,
    content.narrative,
    content.challenges,
    content.audience,
    JSON.stringify(content.milestones ?? []),
    content.id ?? null,
  ]);
  // Somebody else of the delegation started one between the two statements.
  if (!started) throw new ProblemException('already_open');
  return readUpdate(work, started.id);
}
