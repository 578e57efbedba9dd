import type { Work } from '@suivi/access/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { Handover } from '@suivi/states/domain';
import { findHandover } from './list-handovers.ts';

/** Takes back a handover that nobody accepted. */
export async function cancelHandover(work: Work, id: string): Promise<Handover | Refusal> {
  const done = await work.row<{ done: boolean }>('SELECT handover_cancel($1) AS done', [id]);
  const handover = await findHandover(work, id);
  if (!handover) return refuse('not_found');
  return done?.done ? handover : refuse('wrong_phase');
}

/** The colleague who was asked takes over, now; the predecessor's office ends in the same moment. */
export async function acceptHandover(work: Work, id: string, today: string): Promise<Handover | Refusal> {
  const before = await findHandover(work, id);
  if (!before) return refuse('not_found');
  if (before.phase === 'pending' && before.effectiveOn > today) return refuse('wrong_phase', [{ path: 'effectiveOn', code: 'handover.not_yet' }]);
  const done = await work.row<{ done: boolean | null }>('SELECT handover_accept($1) AS done', [id]);
  const handover = await findHandover(work, id);
  return done?.done && handover ? handover : refuse('wrong_phase');
}
