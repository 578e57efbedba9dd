import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PROGRAMME, STATE } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

/** Tables of actions whose changes are journalled, with the column that names the action. */
const JOURNALLED: [table: string, subject: string][] = [
  ['actions', 'id'],
  ['action_parts', 'action_id'],
  ['action_part_institutions', 'action_id'],
  ['action_commitments', 'action_id'],
  ['action_milestones', 'action_id'],
  ['action_postponements', 'action_id'],
];

/**
 * The journal knows actions: each entry about one names it, so that its history can be read as one. While an action is a draft its
 * entries belong to whoever writes it. The hash takes the action in where there is one, so that older entries keep theirs.
 */
function journalFunctions(actions: boolean): string {
  const action = actions ? ', entry.action_id' : '';
  const ofAction = actions
    ? `
    entry.action_id := CASE WHEN TG_TABLE_NAME = 'actions' THEN (whole->>'id')::uuid ELSE (whole->>'action_id')::uuid END;
    IF entry.kind IN (${JOURNALLED.map(([table]) => `'${table}'`).join(', ')}) THEN
      SELECT coalesce(entry.programme_id, a.programme_id), CASE WHEN a.phase = 'draft' THEN CASE WHEN a.proposer_state IS NULL THEN 'programme' ELSE 'state' END ELSE entry.reach END,
          coalesce(CASE WHEN a.phase = 'draft' THEN a.proposer_state END, entry.state_code, a.proposer_state)
        INTO entry.programme_id, entry.reach, entry.state_code FROM actions a WHERE a.id = entry.action_id;
      /* A draft that was thrown away is gone: what is left of it belongs to who wrote it. */
      IF NOT FOUND THEN
        entry.reach := CASE WHEN whole->>'proposer_state' IS NULL AND entry.kind IN ('actions', 'action_parts') THEN 'programme' ELSE 'state' END;
        entry.state_code := coalesce(whole->>'proposer_state', nullif(current_setting('suivi.state', true), ''), entry.state_code);
      END IF;
    END IF;`
    : '';
  const skipped = `'row_version', 'updated_at', 'last_seen_at', 'created_at', 'search', 'reference_order', 'token_hash', 'programme_id', 'received_bytes'${
    actions ? `, 'subject_id', 'parties', 'state_count', 'accepted_count'` : ''
  }`;
  return `
  CREATE OR REPLACE FUNCTION journal_hash(entry journal) RETURNS text LANGUAGE sql IMMUTABLE ${DEFINER} AS $$
    SELECT encode(sha256(convert_to(concat_ws(chr(31), entry.previous_hash, entry.number, extract(epoch FROM entry.at), entry.programme_id, entry.actor_id, entry.actor_role,
      entry.actor_state, entry.act, entry.kind, entry.subject_id, entry.commitment_id, entry.state_code, entry.reach, entry.changes::text${action}), 'UTF8')), 'hex') $$;

  CREATE OR REPLACE FUNCTION journal_change() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
    is_now jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    entry journal;
  BEGIN
    SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('from', journal_value(key, was->key), 'to', journal_value(key, is_now->key))), '{}')
      INTO entry.changes FROM jsonb_object_keys(whole) key
      WHERE (was->key) IS DISTINCT FROM (is_now->key) AND NOT coalesce((was->key IS NULL OR was->key = 'null') AND (is_now->key IS NULL OR is_now->key = 'null'), false)
        AND key NOT IN (${skipped});
    IF TG_OP = 'UPDATE' AND entry.changes = '{}' THEN RETURN NULL; END IF;
    entry.kind := TG_TABLE_NAME;
    entry.act := TG_TABLE_NAME || '.' || CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'removed' ELSE 'changed' END;
    entry.reach := TG_ARGV[0];
    entry.subject_id := whole->>TG_ARGV[1];
    entry.programme_id := (whole->>'programme_id')::uuid;
    entry.commitment_id := CASE WHEN TG_TABLE_NAME = 'commitments' THEN (whole->>'id')::uuid WHEN TG_TABLE_NAME = 'action_commitments' THEN NULL ELSE (whole->>'commitment_id')::uuid END;
    entry.state_code := whole->>'state_code';${ofAction}
    PERFORM journal_append(entry);
    RETURN NULL;
  END $$;`;
}

/** Adds the kind to those whose refusals are journalled, or takes it out, and leaves what other migrations added as it is. */
const refusals = (from: string, to: string) => `
  DO $$ BEGIN EXECUTE replace(pg_get_functiondef('journal_refusal'::regproc), $from$${from}$from$, $to$${to}$to$); END $$;`;
const WITHOUT = `asked_kind NOT IN (`;
const WITH = `asked_kind NOT IN ('actions', `;

const own = `programme_id = ${PROGRAMME} AND state_code = ${STATE} AND reach IN ('state', 'delegation')`;
/** Who takes part reads what happened to the plan itself, whoever proposed it. */
const ofPlan = `programme_id = ${PROGRAMME} AND reach = 'delegation' AND kind IN ('actions', 'action_postponements')
  AND EXISTS (SELECT FROM action_parts p WHERE p.action_id = journal.action_id AND p.state_code = ${STATE})`;
const delegationPolicies = (condition: string) =>
  ['contributor', 'focal_point'].map((role) => `DROP POLICY journal_read_${role} ON journal; CREATE POLICY journal_read_${role} ON journal FOR SELECT TO suivi_${role} USING (${condition});`).join('\n');

export class ActionJournal1764000000015 implements MigrationInterface {
  readonly name = 'ActionJournal1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE journal ADD COLUMN action_id uuid;
      CREATE INDEX journal_by_action ON journal (action_id, number) WHERE action_id IS NOT NULL;
      ${journalFunctions(true)}
      ${refusals(WITHOUT, WITH)}
      ${JOURNALLED.map(
        ([table, subject]) => `CREATE CONSTRAINT TRIGGER ${table}_journal AFTER INSERT OR UPDATE OR DELETE ON ${table} DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION journal_change('delegation', '${subject}');`,
      ).join('\n')}
      ${delegationPolicies(`(${own}) OR (${ofPlan})`)}`);
  }

  /** Entries about actions have hashes of their own making and stay what they are; without their column the chain no longer proves them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${JOURNALLED.map(([table]) => `DROP TRIGGER ${table}_journal ON ${table};`).join('\n')}
      ${delegationPolicies(own)}
      ${journalFunctions(false)}
      ${refusals(WITH, WITHOUT)}
      ALTER TABLE journal DROP COLUMN action_id;`);
  }
}
