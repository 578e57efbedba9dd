import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVERY_DATABASE_ROLE } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
const OF_STATE = `('contributor', 'focal_point', 'observer')`;
const STATE_OF_ROLE = `CHECK ((role IN ${OF_STATE} OR state_code IS NULL) AND (institution_id IS NULL OR state_code IS NOT NULL))`;

/**
 * Silence counts from the day on which the portal follows a commitment, which is today for whatever is entered; the demonstration's
 * own past stays. What was there already counts from the day it came in. The journal tells what people do, not this.
 */
const FOLLOWED_FROM = `
  ALTER TABLE recommendations ADD COLUMN imported_themes text[] NOT NULL DEFAULT '{}';
  ALTER TABLE commitments ADD COLUMN followed_from date NOT NULL DEFAULT current_date;
  ALTER TABLE commitments DISABLE TRIGGER commitments_journal;
  UPDATE commitments c SET followed_from = CASE WHEN c.illustrative THEN c.adopted_on ELSE greatest(c.adopted_on, r.created_at::date) END
    FROM recommendations r WHERE r.id = c.recommendation_id;
  ALTER TABLE commitments ENABLE TRIGGER commitments_journal;`;

/** A State where the role is national, or an observer's (a Permanent Mission); an institution only of a State. */
const STATES_OF_ROLES = ['memberships', 'invitations']
  .map(
    (table) => `
  UPDATE ${table} SET state_code = NULL, institution_id = NULL WHERE role NOT IN ${OF_STATE} AND (state_code IS NOT NULL OR institution_id IS NOT NULL);
  UPDATE ${table} SET institution_id = NULL WHERE state_code IS NULL AND institution_id IS NOT NULL;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE ${table} ADD CONSTRAINT ${table}_state_of_role ${STATE_OF_ROLE};`,
  )
  .join('');

/** A wrong current password counts as a failed sign-in does, under the same keys; the right one clears the account's. */
const OWN_PASSWORD = `
  DROP FUNCTION own_password_hash, change_own_password;
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
  GRANT EXECUTE ON FUNCTION own_password, own_password_failed, change_own_password TO ${EVERY_DATABASE_ROLE};`;

const OWN_PASSWORD_BEFORE = `
  DROP FUNCTION own_password, own_password_failed, change_own_password, own_throttling_key;
  CREATE FUNCTION own_password_hash() RETURNS text LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT password_hash FROM users WHERE id = current_setting('suivi.user')::uuid $$;
  CREATE FUNCTION change_own_password(new_hash text, kept_session text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    UPDATE users SET password_hash = new_hash WHERE id = current_setting('suivi.user')::uuid;
    DELETE FROM sessions WHERE user_id = current_setting('suivi.user')::uuid AND token_hash <> kept_session $$;
  GRANT EXECUTE ON FUNCTION own_password_hash, change_own_password TO ${EVERY_DATABASE_ROLE};`;

/**
 * Each database has a login of its own for its API (docs/decisions/0011), and `suivi_api` only holds what they are granted; so who may say
 * another time is whoever is logged in as the owner.
 */
const moment = (isOwner: string) => `
  CREATE OR REPLACE FUNCTION moment() RETURNS timestamptz LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT CASE WHEN ${isOwner} THEN coalesce(nullif(current_setting('suivi.at', true), '')::timestamptz, now()) ELSE now() END $$;`;

export class FollowUp1764000000010 implements MigrationInterface {
  readonly name = 'FollowUp1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [FOLLOWED_FROM, STATES_OF_ROLES, OWN_PASSWORD, moment('session_user = current_user'), 'ALTER ROLE suivi_api NOLOGIN PASSWORD NULL']) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER ROLE suivi_api LOGIN;
      ${moment(`session_user <> 'suivi_api'`)}
      ${OWN_PASSWORD_BEFORE}
      ALTER TABLE invitations DROP CONSTRAINT invitations_state_of_role;
      ALTER TABLE memberships DROP CONSTRAINT memberships_state_of_role;
      ALTER TABLE commitments DROP COLUMN followed_from;
      ALTER TABLE recommendations DROP COLUMN imported_themes;`);
  }
}
