import type { Mailer } from '@suivi/access/api';
import type { Role } from '@suivi/access/domain';
import { sha256 } from '@suivi/shared/api';
import type { Language } from '@suivi/shared/domain';
import { shownSql, type Cause } from '../cause.ts';
import { reminderMail, type Told } from '../mail/reminder-mail.ts';
import type { Worker } from './worker.ts';

/** Provider token: whether there is a mail server. */
export const MAIL_SERVER = Symbol('whether there is a mail server');

/** In seconds: a mail in the hands of a server that does not finish it is taken from it. Longer than any mail server is waited for. */
const LEASE = 60;
/** After so many tries in a day or so a mail is given up. */
const TRIES = 8;

interface Claimed {
  id: string;
  userId: string;
  key: string;
  email: string;
  language: Language;
  /** What it is about: only that is asked for. */
  kinds: string[] | null;
}

export interface Sending {
  worker: Worker;
  causes: readonly Cause[];
  mail: Mailer;
  /** Where people reach the portal. */
  portalUrl: string;
  /** Which server this is, as long as it lives. */
  server: string;
}

const CLAIM = `
  UPDATE mails SET state = 'claimed', claimed_by = $1, claimed_at = now(), attempts = attempts + 1 FROM users u
  WHERE mails.id = (SELECT w.id FROM mails w WHERE w.state = 'waiting' AND w.not_before <= now() ORDER BY w.created_at, w.id LIMIT 1 FOR UPDATE SKIP LOCKED) AND u.id = mails.user_id
  RETURNING mails.id, mails.user_id AS "userId", mails.key, u.email, u.language, (SELECT array_agg(DISTINCT n.kind) FROM notifications n WHERE n.mail_id = mails.id) AS kinds`;

/** What a mail holds that is still so and still hers, as she may see it at this moment: asked once for all of it, not again for each message. */
const holding = (causes: readonly Cause[]) => (role: Role) => `
  WITH mine AS MATERIALIZED (SELECT n.id, n.kind, n.subject_id, n.data, n.created_at, n.request_id FROM notifications n WHERE n.mail_id = $1 AND n.user_id = $2 AND n.read_at IS NULL),
    shown AS MATERIALIZED (${shownSql(causes, role, 'mine')})
  SELECT mine.id, mine.kind, shown.values, shown.lines FROM mine JOIN shown ON shown.id = mine.id AND shown.holds ORDER BY mine.created_at, mine.id`;

/**
 * Takes back what another server held too long: what it had surely not handed over waits again; what it may have handed over is never
 * sent a second time, and is shown as uncertain (docs/decisions/0013).
 */
export async function recover(worker: Worker): Promise<void> {
  await worker.rows(
    `UPDATE mails SET state = CASE state WHEN 'claimed' THEN 'waiting' ELSE 'uncertain' END, failure = CASE state WHEN 'handing' THEN 'server_ended' ELSE failure END,
      finished_at = CASE state WHEN 'handing' THEN now() END, claimed_by = NULL, claimed_at = NULL
    WHERE state IN ('claimed', 'handing') AND claimed_at < now() - make_interval(secs => $1)`,
    [LEASE],
  );
}

/** Sends what waits, one mail after the other, until nothing waits. Several servers may do so side by side. */
export async function sendWaiting(sending: Sending, stopped: () => boolean = () => false): Promise<number> {
  let handled = 0;
  while (!stopped()) {
    const [claimed] = await sending.worker.rows<Claimed>(CLAIM, [sending.server]);
    if (!claimed) break;
    await sendOne(sending, claimed);
    handled++;
  }
  return handled;
}

async function sendOne(sending: Sending, claimed: Claimed): Promise<void> {
  const { worker, causes, mail, portalUrl, server } = sending;
  const found = await worker.asRecipient<Told>(claimed.id, server, holding(causes.filter(({ kind }) => claimed.kinds?.includes(kind))), [claimed.id, claimed.userId]);
  if (!found || found.length === 0) return settle(sending, claimed.id, 'dropped', null);
  const message = reminderMail({ told: found, language: claimed.language, portalUrl });
  const messageId = `<${sha256(`${claimed.id} ${claimed.key}`).slice(0, 40)}@${new URL(portalUrl).hostname}>`;
  // From here on it may be on its way: whoever finds it in this state later must not send it again.
  const mine = await worker.written(`UPDATE mails SET state = 'handing', claimed_at = now() WHERE id = $1 AND state = 'claimed' AND claimed_by = $2`, [claimed.id, server]);
  if (mine === 0) return;
  const { outcome, failure } = await mail({ ...message, to: claimed.email, messageId });
  if (outcome !== 'later') return settle(sending, claimed.id, outcome, failure);
  await worker.rows(
    `UPDATE mails SET state = CASE WHEN attempts >= $3 THEN 'failed' ELSE 'waiting' END, finished_at = CASE WHEN attempts >= $3 THEN now() END, failure = $4,
      not_before = now() + make_interval(mins => power(3, least(attempts, 6))::integer), claimed_by = NULL, claimed_at = NULL WHERE id = $1 AND state = 'handing' AND claimed_by = $2`,
    [claimed.id, server, TRIES, failure],
  );
}

/** The end of a mail, unless it was taken from this server meanwhile. */
async function settle({ worker, server }: Sending, id: string, state: string, failure: string | null): Promise<void> {
  await worker.rows(`UPDATE mails SET state = $3, failure = $4, finished_at = now(), claimed_by = NULL, claimed_at = NULL WHERE id = $1 AND state IN ('claimed', 'handing') AND claimed_by = $2`, [id, server, state, failure]);
}
