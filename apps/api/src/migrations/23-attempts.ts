import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, EVERY_DATABASE_ROLE } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
const ABSOLUTE_HOURS = 7 * 24;
/** Days for which a browser stays known to an account that was opened on it. */
const KNOWN_DAYS = 180;

/** Every attempt is counted before a password is compared, and taken back when it was right: however many come at once, no more are compared than may be (docs/decisions/0020). */
const COUNTED = `
  CREATE TABLE known_devices (
    token_hash text NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    user_id uuid NOT NULL REFERENCES users,
    last_used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (token_hash, user_id)
  );
  ${closed('known_devices')}

  /* Counts an attempt under its keys, or says how long to wait: then it is not counted, and must not be let through. The keys are locked in one order, so that two attempts never wait for each other. */
  CREATE FUNCTION sign_in_counted(keys text[]) RETURNS integer LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE seconds integer;
  BEGIN
    INSERT INTO sign_in_failures (key, failures) SELECT DISTINCT k, 0 FROM unnest(keys) k ORDER BY 1 ON CONFLICT DO NOTHING;
    PERFORM FROM sign_in_failures f WHERE f.key = ANY(keys) ORDER BY f.key FOR UPDATE;
    seconds := sign_in_wait(keys);
    IF seconds = 0 THEN PERFORM sign_in_failed(keys); END IF;
    RETURN seconds;
  END $$;

  CREATE FUNCTION sign_in_attempt(wanted_email text, account_key text, address_key text, device text) RETURNS TABLE (wait_seconds integer, user_id uuid, password_hash text, counted text[])
  LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    SELECT u.id, u.password_hash INTO user_id, password_hash FROM users u
      WHERE u.email = lower(wanted_email) AND u.disabled_at IS NULL AND EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id);
    counted := CASE WHEN EXISTS (SELECT FROM known_devices d WHERE d.token_hash = device AND d.user_id = sign_in_attempt.user_id AND d.last_used_at > now() - interval '${KNOWN_DAYS} days')
      THEN ARRAY['device:' || device || ':' || user_id] ELSE ARRAY[account_key, address_key] END;
    wait_seconds := sign_in_counted(counted);
    RETURN NEXT;
  END $$;

  DROP FUNCTION session_open;
  CREATE FUNCTION session_open(opened_by uuid, hash text, replaced_hash text, counted text[], device text) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE membership memberships;
  BEGIN
    DELETE FROM sign_in_failures WHERE key = ANY(counted) AND key NOT LIKE 'address:%';
    UPDATE sign_in_failures SET failures = greatest(failures - 1, 0) WHERE key = ANY(counted);
    INSERT INTO known_devices (token_hash, user_id) VALUES (device, opened_by) ON CONFLICT (token_hash, user_id) DO UPDATE SET last_used_at = now();
    DELETE FROM sessions s WHERE s.token_hash = replaced_hash OR (s.user_id = opened_by AND s.expires_at < now());
    SELECT * INTO STRICT membership FROM memberships m WHERE m.user_id = opened_by ORDER BY m.programme_id LIMIT 1;
    PERFORM set_config('suivi.user', opened_by::text, true), set_config('suivi.role', membership.role, true),
      set_config('suivi.programme', membership.programme_id::text, true), set_config('suivi.state', coalesce(membership.state_code, ''), true);
    INSERT INTO sessions (token_hash, user_id, programme_id, expires_at)
      VALUES (hash, opened_by, membership.programme_id, now() + interval '${ABSOLUTE_HOURS} hours');
  END $$;
  DROP FUNCTION sign_in_credentials;
  GRANT EXECUTE ON FUNCTION sign_in_attempt, session_open TO suivi_api;`;

/** As 18-handovers.ts made it; with what a password must not be made of, which is for the API and leaves it no further. */
const invitationPreview = (withContext: boolean) => `
  CREATE OR REPLACE FUNCTION invitation_preview(hash text) RETURNS jsonb LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT jsonb_build_object('email', email, 'role', role, 'stateCode', state_code, 'language', language, 'expired', expires_at <= now(), 'accepted', accepted_at IS NOT NULL,
      'handover', (SELECT jsonb_build_object('predecessorName', u.name, 'effectiveOn', h.effective_on, 'begun', h.effective_on <= current_date) FROM handovers h JOIN users u ON u.id = h.predecessor_id WHERE h.invitation_id = invitations.id)${withContext ? `,
      'context', password_context(programme_id, state_code, institution_id)` : ''})
    FROM invitations WHERE token_hash = hash $$;`;

/** Guesses of the current password are counted for themselves: who holds a stolen session cannot go on at the door, and a stranger at the door cannot keep the owner from changing her password. */
const OWN_PASSWORD = `
  /* What somebody would guess first of whoever is in this programme, State and institution. */
  CREATE FUNCTION password_context(of_programme uuid, of_state text, of_institution uuid) RETURNS jsonb LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT jsonb_build_object('alpha2', (SELECT s.alpha2 FROM states s WHERE s.code = of_state),
      'programme', (SELECT jsonb_agg(text) FROM programmes p CROSS JOIN LATERAL (SELECT p.code AS text UNION ALL SELECT v.value->>'text' FROM jsonb_each(p.name->'versions') v) each WHERE p.id = of_programme),
      'institution', (SELECT coalesce(jsonb_agg(text), '[]') FROM institutions i CROSS JOIN LATERAL (SELECT i.acronym AS text UNION ALL SELECT v.value->>'text' FROM jsonb_each(i.name->'versions') v) each WHERE i.id = of_institution AND text IS NOT NULL)) $$;
  ${invitationPreview(true)}
  DROP FUNCTION own_password, own_password_failed, change_own_password, own_throttling_key;
  CREATE FUNCTION own_password_attempt(session_hash text) RETURNS TABLE (wait_seconds integer, hash text, context jsonb) LANGUAGE sql ${DEFINER} AS $$
    SELECT sign_in_counted(ARRAY['password:' || u.id]), u.password_hash, password_context(s.programme_id, m.state_code, m.institution_id) || jsonb_build_object('name', u.name, 'email', u.email)
    FROM sessions s JOIN users u ON u.id = s.user_id JOIN memberships m USING (user_id, programme_id) WHERE s.token_hash = session_hash $$;
  /* Takes the count back of who knew her password and chose a new one that is refused. */
  CREATE FUNCTION own_password_right(session_hash text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM sign_in_failures f USING sessions s WHERE s.token_hash = session_hash AND f.key = 'password:' || s.user_id $$;
  CREATE FUNCTION change_own_password(new_hash text, kept_session text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    UPDATE users SET password_hash = new_hash WHERE id = current_setting('suivi.user')::uuid;
    DELETE FROM sign_in_failures WHERE key = 'password:' || current_setting('suivi.user');
    DELETE FROM sessions WHERE user_id = current_setting('suivi.user')::uuid AND token_hash <> kept_session $$;
  GRANT EXECUTE ON FUNCTION own_password_attempt, own_password_right TO suivi_api;
  GRANT EXECUTE ON FUNCTION change_own_password TO ${EVERY_DATABASE_ROLE};`;

/** Files announced and not sent are attempts as well: counted for the person, and told apart when they are old. */
const UNFINISHED_FILES = `
  CREATE INDEX evidence_unfinished ON evidence (created_by, created_at) WHERE NOT complete AND removed_at IS NULL;`;

/** As 3-sessions.ts and 10-follow-up.ts left them. */
const BEFORE = `
  DROP INDEX evidence_unfinished;
  ${invitationPreview(false)}
  DROP FUNCTION sign_in_attempt, sign_in_counted, session_open, own_password_attempt, own_password_right, password_context, change_own_password;
  DROP TABLE known_devices;
  CREATE FUNCTION sign_in_credentials(wanted_email text, keys text[]) RETURNS TABLE (wait_seconds integer, user_id uuid, password_hash text)
  LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT sign_in_wait(keys), u.id, u.password_hash FROM (SELECT 1) one
    LEFT JOIN users u ON u.email = lower(wanted_email) AND u.disabled_at IS NULL AND EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id) $$;
  CREATE FUNCTION session_open(opened_by uuid, hash text, replaced_hash text, cleared_key text) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE membership memberships;
  BEGIN
    DELETE FROM sign_in_failures WHERE key = cleared_key;
    DELETE FROM sessions s WHERE s.token_hash = replaced_hash OR (s.user_id = opened_by AND s.expires_at < now());
    SELECT * INTO STRICT membership FROM memberships m WHERE m.user_id = opened_by ORDER BY m.programme_id LIMIT 1;
    PERFORM set_config('suivi.user', opened_by::text, true), set_config('suivi.role', membership.role, true),
      set_config('suivi.programme', membership.programme_id::text, true), set_config('suivi.state', coalesce(membership.state_code, ''), true);
    INSERT INTO sessions (token_hash, user_id, programme_id, expires_at)
      VALUES (hash, opened_by, membership.programme_id, now() + interval '${ABSOLUTE_HOURS} hours');
  END $$;
  CREATE FUNCTION own_throttling_key() RETURNS text LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT 'account:' || encode(sha256(convert_to(u.email, 'UTF8')), 'hex') FROM users u WHERE u.id = current_setting('suivi.user')::uuid $$;
  CREATE FUNCTION own_password(address_key text) RETURNS TABLE (wait_seconds integer, hash text) LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT sign_in_wait(ARRAY[own_throttling_key(), address_key]), u.password_hash FROM users u WHERE u.id = current_setting('suivi.user')::uuid $$;
  CREATE FUNCTION own_password_failed(address_key text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    SELECT sign_in_failed(ARRAY[own_throttling_key(), address_key]) $$;
  CREATE FUNCTION change_own_password(new_hash text, kept_session text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    UPDATE users SET password_hash = new_hash WHERE id = current_setting('suivi.user')::uuid;
    DELETE FROM sign_in_failures WHERE key = own_throttling_key();
    DELETE FROM sessions WHERE user_id = current_setting('suivi.user')::uuid AND token_hash <> kept_session $$;
  GRANT EXECUTE ON FUNCTION sign_in_credentials, session_open TO suivi_api;
  GRANT EXECUTE ON FUNCTION own_password, own_password_failed, change_own_password TO ${EVERY_DATABASE_ROLE};`;

export class Attempts1764000000023 implements MigrationInterface {
  readonly name = 'Attempts1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [COUNTED, OWN_PASSWORD, UNFINISHED_FILES]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BEFORE);
  }
}
