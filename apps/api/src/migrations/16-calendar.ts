import { ROLES, type Role } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, PROGRAMME, readable, STATE, USER, writable } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
const READERS: Role[] = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer'];

/**
 * The secret address of a person's calendar: one per person and programme, known to the database by its SHA-256 alone. And the days on which
 * a State does not work, one name to a day; an expected day (of the lunar calendar) is confirmed or moved by the State.
 */
const TABLES = `
  CREATE TABLE calendar_feeds (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    user_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    made_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, programme_id),
    FOREIGN KEY (user_id, programme_id) REFERENCES memberships (user_id, programme_id) ON DELETE CASCADE
  );
  CREATE CONSTRAINT TRIGGER calendar_feeds_journal AFTER INSERT OR UPDATE OR DELETE ON calendar_feeds DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('access', 'user_id');
  CREATE TABLE public_holidays (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    state_code text NOT NULL REFERENCES states,
    on_date date NOT NULL,
    name jsonb NOT NULL,
    expected boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (state_code, on_date)
  );
  CREATE CONSTRAINT TRIGGER public_holidays_journal AFTER INSERT OR UPDATE OR DELETE ON public_holidays DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('delegation', 'id');`;

const FUNCTIONS = `
  /* Whose calendar an address is, as of now: a closed account or another role ends or changes what it shows at the next reading. */
  CREATE FUNCTION feed_actor(hash text) RETURNS TABLE ("userId" uuid, "programmeId" uuid, role text, state text, "institutionId" uuid, language text, alpha2 jsonb)
  LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT f.user_id, f.programme_id, m.role, m.state_code, m.institution_id, u.language,
      (SELECT coalesce(jsonb_object_agg(s.code, s.alpha2), '{}') FROM programme_states ps JOIN states s ON s.code = ps.state_code WHERE ps.programme_id = f.programme_id)
    FROM calendar_feeds f JOIN memberships m USING (user_id, programme_id) JOIN users u ON u.id = f.user_id
    WHERE f.token_hash = hash AND u.disabled_at IS NULL AND m.role <> 'admin' $$;

  /* As enter(), for the address of a calendar instead of a session: it reads what its owner may read, and writes nothing. */
  CREATE FUNCTION enter_feed(hash text) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE actor record;
  BEGIN
    PERFORM set_config('transaction_read_only', 'on', true);
    SELECT * INTO actor FROM feed_actor(hash);
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM set_config('suivi.user', actor."userId"::text, true), set_config('suivi.programme', actor."programmeId"::text, true),
      set_config('suivi.role', actor.role, true), set_config('suivi.state', coalesce(actor.state, ''), true),
      set_config('suivi.institution', coalesce(actor."institutionId"::text, ''), true), set_config('role', 'suivi_' || actor.role, true);
    RETURN jsonb_build_object('actor', to_jsonb(actor), 'answered', NULL);
  END $$;

  /* Counts an address that is nobody's: the seconds to wait before the next guess from the same place, which is not counted until then. */
  CREATE FUNCTION feed_refused(place text) RETURNS integer LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE seconds integer := sign_in_wait(ARRAY[place]);
  BEGIN
    IF seconds = 0 THEN PERFORM sign_in_failed(ARRAY[place]); END IF;
    RETURN seconds;
  END $$;
  GRANT EXECUTE ON FUNCTION feed_actor, enter_feed, feed_refused TO suivi_api;`;

const own = `user_id = ${USER} AND programme_id = ${PROGRAMME}`;
const ofState = `state_code = ${STATE}`;
const WALLS = [
  ...['calendar_feeds', 'public_holidays'].map(closed),
  readable('calendar_feeds', forRoles(READERS, own), '(id, user_id, programme_id, made_at)'),
  ...READERS.flatMap((role) => [
    writable('calendar_feeds', 'INSERT', role, own, '(user_id, programme_id, token_hash)'),
    writable('calendar_feeds', 'UPDATE', role, own, '(token_hash, made_at)'),
    writable('calendar_feeds', 'DELETE', role, own),
  ]),
  readable('public_holidays', forRoles(ROLES, 'true')),
  writable('public_holidays', 'INSERT', 'focal_point', ofState, '(state_code, on_date, name)'),
  writable('public_holidays', 'UPDATE', 'focal_point', ofState, '(on_date, name, expected, row_version)'),
  writable('public_holidays', 'DELETE', 'focal_point', ofState),
].join('\n');

export class Calendar1764000000016 implements MigrationInterface {
  readonly name = 'Calendar1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, FUNCTIONS, WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION feed_refused, enter_feed, feed_actor;
      DROP TABLE public_holidays, calendar_feeds;`);
  }
}
