import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours without a request after which a session ends, and hours after which it ends in any case (docs/decisions/0003). */
const IDLE_HOURS = 8;
const ABSOLUTE_HOURS = 7 * 24;

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

/**
 * Sign-in and the opening of a request, as functions of the database: the API's own role can call these and nothing else, so that a
 * request without a living session reads nothing even when the API is wrong.
 */
const FUNCTIONS = `
  CREATE FUNCTION session_actor(hash text) RETURNS TABLE (
    "userId" uuid, "programmeId" uuid, role text, state text, "institutionId" uuid, "expiresAt" timestamptz
  ) LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE sessions s SET last_seen_at = now()
      WHERE s.token_hash = hash AND s.last_seen_at < now() - interval '1 minute' AND s.last_seen_at > now() - interval '${IDLE_HOURS} hours';
    RETURN QUERY SELECT s.user_id, s.programme_id, m.role, m.state_code, m.institution_id, s.expires_at
      FROM sessions s JOIN memberships m USING (user_id, programme_id) JOIN users u ON u.id = s.user_id
      WHERE s.token_hash = hash AND s.expires_at > now() AND s.last_seen_at > now() - interval '${IDLE_HOURS} hours' AND u.disabled_at IS NULL;
  END $$;

  CREATE FUNCTION claim_key(claimant uuid, wanted text, hash text) RETURNS jsonb LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE found idempotency_keys;
  BEGIN
    INSERT INTO idempotency_keys (user_id, key, request_hash) VALUES (claimant, wanted, hash) ON CONFLICT DO NOTHING;
    IF FOUND THEN RETURN NULL; END IF;
    SELECT * INTO found FROM idempotency_keys k WHERE k.user_id = claimant AND k.key = wanted;
    IF found.status IS NULL AND found.request_hash = hash THEN RETURN NULL; END IF;
    RETURN jsonb_build_object('sameRequest', found.request_hash = hash, 'status', found.status, 'body', found.body);
  END $$;

  CREATE FUNCTION enter(hash text, idempotency_key text DEFAULT NULL, request_hash text DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE actor record; answered jsonb;
  BEGIN
    SELECT * INTO actor FROM session_actor(hash);
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM set_config('suivi.user', actor."userId"::text, true), set_config('suivi.programme', actor."programmeId"::text, true),
      set_config('suivi.role', actor.role, true), set_config('suivi.state', coalesce(actor.state, ''), true),
      set_config('suivi.institution', coalesce(actor."institutionId"::text, ''), true);
    IF idempotency_key IS NOT NULL THEN answered := claim_key(actor."userId", idempotency_key, request_hash); END IF;
    PERFORM set_config('role', 'suivi_' || actor.role, true);
    RETURN jsonb_build_object('actor', to_jsonb(actor), 'answered', answered);
  END $$;

  CREATE FUNCTION remember_answer(answered_key text, answer_status integer, answer_body jsonb) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    UPDATE idempotency_keys SET status = answer_status, body = answer_body
      WHERE user_id = current_setting('suivi.user')::uuid AND key = answered_key $$;

  CREATE FUNCTION sign_in_wait(keys text[]) RETURNS integer LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT coalesce(max(ceil(extract(epoch FROM f.last_at + wait.time - now())))::integer, 0)
    FROM sign_in_failures f
    CROSS JOIN LATERAL (SELECT f.failures - CASE WHEN f.key LIKE 'address:%' THEN 50 ELSE 5 END AS beyond) b
    CROSS JOIN LATERAL (SELECT least(interval '15 minutes', interval '5 seconds' * power(2, least(b.beyond, 10))) AS time) wait
    WHERE f.key = ANY(keys) AND b.beyond >= 0 AND f.last_at + wait.time > now() $$;

  CREATE FUNCTION sign_in_credentials(wanted_email text, keys text[]) RETURNS TABLE (wait_seconds integer, user_id uuid, password_hash text)
  LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT sign_in_wait(keys), u.id, u.password_hash FROM (SELECT 1) one
    LEFT JOIN users u ON u.email = lower(wanted_email) AND u.disabled_at IS NULL AND EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id) $$;

  CREATE FUNCTION sign_in_failed(keys text[]) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    INSERT INTO sign_in_failures (key, failures) SELECT DISTINCT k, 1 FROM unnest(keys) k
    ON CONFLICT (key) DO UPDATE SET last_at = now(),
      failures = CASE WHEN sign_in_failures.last_at < now() - interval '1 hour' THEN 1 ELSE sign_in_failures.failures + 1 END $$;

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

  CREATE FUNCTION session_close(hash text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM sessions WHERE token_hash = hash $$;

  CREATE FUNCTION own_password_hash() RETURNS text LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT password_hash FROM users WHERE id = current_setting('suivi.user')::uuid $$;

  CREATE FUNCTION change_own_password(new_hash text, kept_session text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    UPDATE users SET password_hash = new_hash WHERE id = current_setting('suivi.user')::uuid;
    DELETE FROM sessions WHERE user_id = current_setting('suivi.user')::uuid AND token_hash <> kept_session $$;

  CREATE FUNCTION end_sessions_of(ended uuid) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM sessions WHERE user_id = ended $$;

  CREATE FUNCTION invitation_preview(hash text) RETURNS jsonb LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT jsonb_build_object('email', email, 'role', role, 'stateCode', state_code, 'language', language, 'expired', expires_at <= now(), 'accepted', accepted_at IS NOT NULL)
    FROM invitations WHERE token_hash = hash $$;

  CREATE FUNCTION invitation_accept(hash text, accepted_name text, new_hash text) RETURNS uuid LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE invitation invitations; accepted uuid;
  BEGIN
    UPDATE invitations SET accepted_at = now() WHERE token_hash = hash AND accepted_at IS NULL AND expires_at > now() RETURNING * INTO invitation;
    IF NOT FOUND THEN RETURN NULL; END IF;
    INSERT INTO users (email, name, password_hash, language) VALUES (invitation.email, accepted_name, new_hash, invitation.language)
      ON CONFLICT (email) DO NOTHING RETURNING id INTO accepted;
    IF accepted IS NULL THEN RAISE unique_violation USING MESSAGE = 'the user exists already'; END IF;
    INSERT INTO memberships (user_id, programme_id, role, state_code, institution_id)
      VALUES (accepted, invitation.programme_id, invitation.role, invitation.state_code, invitation.institution_id);
    -- The journal, written at the commit, says that she did this herself.
    PERFORM set_config('suivi.user', accepted::text, true), set_config('suivi.role', invitation.role, true),
      set_config('suivi.programme', invitation.programme_id::text, true), set_config('suivi.state', coalesce(invitation.state_code, ''), true);
    RETURN accepted;
  END $$;

  GRANT EXECUTE ON FUNCTION enter, session_actor, claim_key, sign_in_wait, sign_in_credentials, sign_in_failed, session_open, session_close, invitation_preview, invitation_accept TO suivi_api;
  GRANT EXECUTE ON FUNCTION remember_answer, own_password_hash, change_own_password
    TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer, suivi_admin;
  GRANT EXECUTE ON FUNCTION end_sessions_of TO suivi_admin;`;

export class Sessions1764000000003 implements MigrationInterface {
  readonly name = 'Sessions1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION enter, session_actor, claim_key, remember_answer, sign_in_credentials, sign_in_wait, sign_in_failed, session_open,
      session_close, own_password_hash, change_own_password, end_sessions_of, invitation_preview, invitation_accept`);
  }
}
