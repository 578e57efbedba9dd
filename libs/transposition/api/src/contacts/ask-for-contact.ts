import type { Work } from '@suivi/access/api';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { ContactAnswer, ContactRequest, NewContactRequest } from '@suivi/transposition/domain';
import { entriesSql } from '../entries/entries-sql.ts';
import { readContactRequest } from './read-contacts.ts';

const ASK = `
  INSERT INTO contact_requests (programme_id, practice_id, owner_state, title, state_code, contact_message, asked_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (programme_id, practice_id, owner_state, state_code) WHERE phase = 'open' DO NOTHING RETURNING id`;

/** Asks the State that offers a practice for a person to write to; once, until it answers. */
export async function askForContact(work: Work, practiceId: string, { stateCode, message }: NewContactRequest): Promise<ContactRequest> {
  const { actor } = work;
  const parameters: unknown[] = [];
  const entries = entriesSql(work, 'good_practice', { state: stateCode, limit: 1 }, parameters);
  const practice = await work.row<{ title: unknown }>(
    `WITH ${entries} SELECT n.title FROM entries n WHERE n.shared AND n.entry_id = $${parameters.push(practiceId)} AND n.state_code <> $${parameters.push(actor.state)}`,
    parameters,
  );
  if (!practice) throw new ProblemException('not_found');
  const asked = await work.row<{ id: string }>(ASK, [actor.programmeId, practiceId, stateCode, practice.title, actor.state, message, actor.userId]);
  if (!asked) throw new ProblemException('conflict', { issues: [{ path: 'message', code: 'contact.already_asked' }] });
  return readContactRequest(work, asked.id);
}

const ANSWER = `
  UPDATE contact_requests SET phase = $2, contact_name = $3, contact_function = $4, contact_email = $5, contact_reason = $6, answered_by = $7, answered_at = now()
  WHERE id = $1 AND phase = 'open' RETURNING id`;

/** Names a person of the own delegation, or says why not. The first answer stands. */
export async function answerContactRequest(work: Work, id: string, answer: ContactAnswer): Promise<ContactRequest | Refusal> {
  const request = await readContactRequest(work, id);
  if (request.ownerState !== work.actor.state) return refuse('forbidden');
  const given = answer.outcome === 'answered' ? [answer.name, answer.function, answer.email, null] : [null, null, null, answer.reason];
  const answered = await work.row(ANSWER, [id, answer.outcome, ...given, work.actor.userId]);
  const current = await readContactRequest(work, id);
  if (!answered) throw new ProblemException('wrong_phase', { current });
  return current;
}
