import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, EVERY_DATABASE_ROLE, forRoles, PROGRAMME, readable, STATE } from './policies.ts';

/**
 * Which tables are journalled, and how far an entry reaches: `state` (the State alone: drafts), `delegation` (State and coordinator),
 * `programme` (the coordinator), `access` (the administrator). The record's own subject is the last column.
 */
const JOURNALLED: [table: string, reach: string, subject: string][] = [
  ['recommendations', 'programme', 'id'],
  ['recommendation_versions', 'programme', 'recommendation_id'],
  ['meetings', 'programme', 'id'],
  ['commitments', 'delegation', 'id'],
  ['commitment_institutions', 'delegation', 'commitment_id'],
  ['updates', 'state', 'id'],
  ['submissions', 'delegation', 'id'],
  ['reviews', 'delegation', 'id'],
  ['evidence', 'state', 'id'],
  ['users', 'access', 'id'],
  ['memberships', 'access', 'user_id'],
  ['invitations', 'access', 'id'],
  ['sessions', 'access', 'user_id'],
];

const TABLES = `
  CREATE TABLE journal (
    number bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    programme_id uuid,
    actor_id uuid,
    actor_role text,
    actor_state text,
    act text NOT NULL,
    kind text NOT NULL,
    subject_id text,
    commitment_id uuid,
    state_code text,
    reach text NOT NULL CHECK (reach IN ('state', 'delegation', 'programme', 'access')),
    changes jsonb NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL
  );
  CREATE INDEX journal_by_commitment ON journal (commitment_id, number);
  CREATE INDEX journal_by_subject ON journal (subject_id, number);
  CREATE INDEX journal_by_reach ON journal (reach, number);
  CREATE TABLE journal_head (single boolean PRIMARY KEY DEFAULT true CHECK (single), number bigint NOT NULL, hash text NOT NULL);
  INSERT INTO journal_head VALUES (true, 0, repeat('0', 64));`;

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

const FUNCTIONS = `
  CREATE FUNCTION journal_hash(entry journal) RETURNS text LANGUAGE sql IMMUTABLE ${DEFINER} AS $$
    SELECT encode(sha256(convert_to(concat_ws(chr(31), entry.previous_hash, entry.number, extract(epoch FROM entry.at), entry.programme_id, entry.actor_id, entry.actor_role,
      entry.actor_state, entry.act, entry.kind, entry.subject_id, entry.commitment_id, entry.state_code, entry.reach, entry.changes::text), 'UTF8')), 'hex') $$;

  CREATE FUNCTION journal_append(entry journal) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    -- The lock on the head makes writers take turns; the last entry itself says where the chain goes on.
    PERFORM FROM journal_head FOR UPDATE;
    SELECT j.number + 1, j.hash INTO entry.number, entry.previous_hash FROM journal j ORDER BY j.number DESC LIMIT 1;
    IF NOT FOUND THEN entry.number := 1; entry.previous_hash := repeat('0', 64); END IF;
    entry.at := CASE WHEN moment() = now() THEN clock_timestamp() ELSE moment() END;
    entry.actor_id := nullif(current_setting('suivi.user', true), '')::uuid;
    entry.actor_role := nullif(current_setting('suivi.role', true), '');
    entry.actor_state := nullif(current_setting('suivi.state', true), '');
    entry.programme_id := coalesce(entry.programme_id, nullif(current_setting('suivi.programme', true), '')::uuid);
    entry.hash := journal_hash(entry);
    INSERT INTO journal SELECT (entry).*;
  END $$;

  /* The head moves once per transaction: a row rewritten for each of 10,000 entries grows slower with every version of itself. */
  CREATE FUNCTION journal_move_head() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF NEW.number = (SELECT max(j.number) FROM journal j) THEN UPDATE journal_head SET number = NEW.number, hash = NEW.hash; END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER journal_head_moves AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_move_head();

  /* A value as the journal keeps it: short ones as they are, long texts and secrets as their SHA-256. */
  CREATE FUNCTION journal_value(field text, value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE ${DEFINER} AS $$
    SELECT CASE
      WHEN value IS NULL OR value = 'null' THEN 'null'::jsonb
      WHEN field IN ('password_hash', 'token_hash', 'email', 'name', 'search') AND jsonb_typeof(value) = 'string' THEN '"…"'::jsonb
      WHEN length(value::text) > 120 THEN jsonb_build_object('sha256', encode(sha256(convert_to(value::text, 'UTF8')), 'hex'))
      ELSE value END $$;

  CREATE FUNCTION journal_change() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
    is_now jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    entry journal;
  BEGIN
    SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('from', journal_value(key, was->key), 'to', journal_value(key, is_now->key))), '{}')
      INTO entry.changes FROM jsonb_object_keys(whole) key
      WHERE (was->key) IS DISTINCT FROM (is_now->key) AND NOT coalesce((was->key IS NULL OR was->key = 'null') AND (is_now->key IS NULL OR is_now->key = 'null'), false)
        AND key NOT IN ('row_version', 'updated_at', 'last_seen_at', 'created_at', 'search', 'reference_order', 'token_hash', 'programme_id', 'received_bytes');
    IF TG_OP = 'UPDATE' AND entry.changes = '{}' THEN RETURN NULL; END IF;
    entry.kind := TG_TABLE_NAME;
    entry.act := TG_TABLE_NAME || '.' || CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'removed' ELSE 'changed' END;
    entry.reach := TG_ARGV[0];
    entry.subject_id := whole->>TG_ARGV[1];
    entry.programme_id := (whole->>'programme_id')::uuid;
    entry.commitment_id := CASE WHEN TG_TABLE_NAME = 'commitments' THEN (whole->>'id')::uuid ELSE (whole->>'commitment_id')::uuid END;
    entry.state_code := whole->>'state_code';
    PERFORM journal_append(entry);
    RETURN NULL;
  END $$;

  /* A record asked for by its address from outside its reach: journalled when it exists, told to nobody but the administrator. */
  CREATE FUNCTION journal_refusal(asked_kind text, asked_id uuid) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE entry journal; there boolean;
  BEGIN
    IF asked_kind NOT IN ('recommendations', 'commitments', 'updates', 'submissions', 'evidence', 'meetings') THEN RAISE EXCEPTION 'unknown kind'; END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)', asked_kind) INTO there USING asked_id;
    IF NOT there THEN RETURN; END IF;
    entry.kind := asked_kind; entry.act := asked_kind || '.refused'; entry.reach := 'access'; entry.subject_id := asked_id; entry.changes := '{}';
    PERFORM journal_append(entry);
  END $$;
  GRANT EXECUTE ON FUNCTION journal_refusal TO ${EVERY_DATABASE_ROLE};

  /* Recomputes the whole chain: whether it is intact, how many entries it has, and where it first breaks. */
  CREATE FUNCTION journal_verify() RETURNS TABLE (intact boolean, entries bigint, first_broken bigint) LANGUAGE sql STABLE ${DEFINER} AS $$
    WITH chain AS (SELECT j.number, j.hash = journal_hash(j) AND j.previous_hash = coalesce(lag(j.hash) OVER w, repeat('0', 64)) AND j.number = coalesce(lag(j.number) OVER w, 0) + 1 AS sound FROM journal j WINDOW w AS (ORDER BY j.number)),
    ends AS (SELECT (SELECT h.hash FROM journal_head h) = coalesce((SELECT j.hash FROM journal j ORDER BY j.number DESC LIMIT 1), repeat('0', 64)) AS whole)
    SELECT bool_and(sound) IS NOT FALSE AND (SELECT whole FROM ends), count(*), min(number) FILTER (WHERE NOT sound) FROM chain $$;
  GRANT EXECUTE ON FUNCTION journal_verify TO suivi_admin;`;

/** Deferred to the commit, so that the chain's head is the last lock a transaction takes and two writers never deadlock over it. */
const TRIGGERS = JOURNALLED.map(
  ([table, reach, subject]) => `
  CREATE CONSTRAINT TRIGGER ${table}_journal AFTER INSERT OR UPDATE OR DELETE ON ${table} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('${reach}', '${subject}');`,
).join('');

const delegation = `programme_id = ${PROGRAMME} AND state_code = ${STATE} AND reach IN ('state', 'delegation')`;
const WALLS = [
  closed('journal'),
  closed('journal_head'),
  readable('journal', {
    ...forRoles(['contributor', 'focal_point'], delegation),
    coordinator: `programme_id = ${PROGRAMME} AND reach IN ('delegation', 'programme')`,
    admin: `programme_id = ${PROGRAMME} AND reach = 'access'`,
  }),
].join('\n');

export class Journal1764000000007 implements MigrationInterface {
  readonly name = 'Journal1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, FUNCTIONS, TRIGGERS, WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${JOURNALLED.map(([table]) => `DROP TRIGGER ${table}_journal ON ${table};`).join('\n')}
      DROP TRIGGER journal_head_moves ON journal;
      DROP FUNCTION journal_move_head, journal_verify, journal_refusal, journal_change, journal_value, journal_append, journal_hash;
      DROP TABLE journal_head, journal;`);
  }
}

