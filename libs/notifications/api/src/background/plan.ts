import { usualOf, type Cause } from '../cause.ts';
import type { Worker } from './worker.ts';

/** Days after which what nobody mailed is no longer news: a server that was away sends no old tidings. */
const AT_ONCE_DAYS = 3;
const DIGEST_DAYS = 15;

const DELIVERY = `coalesce(s.deliveries->>n.kind, $1::jsonb->>n.kind, 'daily')`;
const OF_PEOPLE = `notifications n JOIN users u ON u.id = n.user_id AND u.disabled_at IS NULL JOIN memberships m ON m.user_id = n.user_id AND m.programme_id = n.programme_id
  LEFT JOIN states st ON st.code = m.state_code LEFT JOIN reminder_settings s ON s.user_id = n.user_id`;
/** What a person read in the portal needs no mail. */
const UNTOLD = 'n.mail_id IS NULL AND n.read_at IS NULL';

/**
 * What goes into mails, gathered in `gathered` (`user_id, programme_id, key, ids`), is put there. One row a mail until the last step: nobody
 * knows beforehand how much there is, and joined one by one the messages of 2,000 people would be looked for among all of them.
 */
const PUT_INTO_MAILS = `
    made AS (INSERT INTO mails (programme_id, user_id, key) SELECT programme_id, user_id, key FROM gathered ON CONFLICT DO NOTHING RETURNING id, user_id, programme_id, key)
  UPDATE notifications n SET mail_id = told.mail_id FROM (SELECT made.id AS mail_id, unnest(g.ids) AS id FROM made JOIN gathered g USING (user_id, programme_id, key)) told WHERE n.id = told.id AND n.mail_id IS NULL`;

/**
 * What asks for an act goes out at once: all of it that came up for a person at the same time in one mail, and what the coordinator
 * asks for in one of its own, as she read it before.
 */
const AT_ONCE = `
  WITH due AS MATERIALIZED (SELECT n.id, n.user_id, n.programme_id, n.request_id FROM ${OF_PEOPLE}
      WHERE ${UNTOLD} AND n.created_at > now() - interval '${AT_ONCE_DAYS} days' AND ${DELIVERY} = 'at_once' FOR UPDATE OF n SKIP LOCKED),
    gathered AS MATERIALIZED (SELECT user_id, programme_id, 'once:' || min(id::text) AS key, array_agg(id) AS ids FROM due GROUP BY user_id, programme_id, request_id),${PUT_INTO_MAILS}`;

/** So many people's digests are planned by one statement, so that no amount of messages makes it too long. */
const PEOPLE_AT_A_TIME = 100;
const IN_DIGEST = `n.user_id = r.user_id AND n.programme_id = r.programme_id AND ${UNTOLD} AND n.created_at > now() - interval '${DIGEST_DAYS} days'
  AND (coalesce(r.deliveries->>n.kind, $1::jsonb->>n.kind, 'daily') = 'daily' OR (r.monday AND coalesce(r.deliveries->>n.kind, $1::jsonb->>n.kind) = 'weekly'))`;

/** The rest goes out at the hour a person chose, where she is: once a day, and on Mondays what she wants once a week. */
const DIGESTS = `
  WITH recipients AS MATERIALIZED (SELECT * FROM (
      SELECT m.user_id, m.programme_id, s.deliveries, extract(isodow FROM local.time) = 1 AS monday, 'digest:' || to_char(local.time, 'YYYY-MM-DD') AS key
      FROM memberships m JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL LEFT JOIN states st ON st.code = m.state_code LEFT JOIN reminder_settings s ON s.user_id = m.user_id
      CROSS JOIN LATERAL (SELECT now() AT TIME ZONE coalesce(s.time_zone, st.time_zone, 'UTC') AS time) local WHERE extract(hour FROM local.time) >= coalesce(s.digest_hour, 7)) r
    WHERE NOT EXISTS (SELECT FROM mails had WHERE had.user_id = r.user_id AND had.programme_id = r.programme_id AND had.key = r.key) AND EXISTS (SELECT FROM notifications n WHERE ${IN_DIGEST}) LIMIT ${PEOPLE_AT_A_TIME}),
    gathered AS MATERIALIZED (SELECT r.user_id, r.programme_id, r.key, array_agg(n.id) AS ids FROM recipients r JOIN notifications n ON ${IN_DIGEST} GROUP BY 1, 2, 3),${PUT_INTO_MAILS}`;

/** Puts what is to be mailed now into mails, each notification into one and no other. */
export async function plan(worker: Worker, causes: readonly Cause[]): Promise<void> {
  const usual = JSON.stringify(usualOf(causes));
  await worker.rows(AT_ONCE, [usual]);
  while ((await worker.written(DIGESTS, [usual])) > 0);
}
