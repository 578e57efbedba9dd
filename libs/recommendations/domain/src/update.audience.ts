import { narrower, type Audience } from '@suivi/access/domain';
import type { Commitment } from './commitment.contract.ts';

/**
 * Who a new update is for until somebody says otherwise: those whom the State chose last on this commitment, never beyond the commitment
 * itself; the delegation alone when it never chose. An audience can be widened later and never narrowed.
 */
export function firstAudience({ audience, submissions }: { audience: Audience; submissions: readonly Pick<Commitment['submissions'][number], 'audience'>[] }): Audience {
  const [latest] = submissions;
  return latest ? narrower(latest.audience, audience) : 'delegation';
}
