import { hashOf, newToken, type Work } from '@suivi/access/api';
import { INVITATION_DAYS } from '@suivi/access/domain';
import { refuse, type Language, type ProblemCode, type Refusal, type TranslatedText } from '@suivi/shared/domain';
import type { Handover, HandoverRequest } from '@suivi/states/domain';
import { findHandover } from './list-handovers.ts';

type Started = { id: string; language: Language | null } | { refused: ProblemCode; path?: string; code?: string };

export interface StartedHandover {
  handover: Handover;
  /** Of somebody invited; a colleague signs in as she always does. */
  token: string | null;
  /** In which the mail is written. */
  language: Language;
  alpha2: string;
  programme: TranslatedText;
}

/** Asks the successor; until she accepts, everything stays as it is. */
export async function startHandover(work: Work, { predecessorId, colleagueId, email, language, note, effectiveOn, staysAt }: HandoverRequest): Promise<StartedHandover | Refusal> {
  const token = newToken();
  const row = await work.row<{ started: Started }>('SELECT handover_start($1, $2, $3, $4, $5, $6, $7, $8, $9) AS started', [
    predecessorId,
    colleagueId,
    email,
    language,
    hashOf(token),
    INVITATION_DAYS,
    note,
    effectiveOn,
    staysAt,
  ]);
  if (!row) throw new Error('a function that always answers did not');
  const { started } = row;
  if ('refused' in started) return refuse(started.refused, started.path && started.code ? [{ path: started.path, code: started.code }] : undefined);
  const handover = await findHandover(work, started.id);
  if (!handover) throw new Error('a handover that was just started is not there');
  const facts = await work.row<{ alpha2: string; programme: TranslatedText }>('SELECT s.alpha2, p.name AS programme FROM states s, programmes p WHERE s.code = $1 AND p.id = $2', [handover.stateCode, work.actor.programmeId]);
  if (!facts) throw new Error('a handover without its State');
  return { handover, token: colleagueId ? null : token, language: started.language ?? language, ...facts };
}
