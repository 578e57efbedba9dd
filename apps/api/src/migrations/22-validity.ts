import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askable, EVERY_DATABASE_ROLE, WORKER } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
const TRIGGERS = (columns: string) => `
  CREATE TRIGGER evidence_moves_update AFTER INSERT OR DELETE OR UPDATE OF ${columns} ON evidence FOR EACH ROW EXECUTE FUNCTION move_update_of_evidence();
  CREATE TRIGGER evidence_holds_update BEFORE INSERT OR DELETE OR UPDATE OF ${columns} ON evidence FOR EACH ROW EXECUTE FUNCTION hold_update_of_evidence();`;
const DROP_TRIGGERS = 'DROP TRIGGER evidence_holds_update ON evidence; DROP TRIGGER evidence_moves_update ON evidence;';
const BEFORE = 'removed_at, complete, confidentiality';

/** What background work reads of evidence to know whom to tell that it expires: days, subjects and who attached it, no title and no address. */
const ASKED = 'id, programme_id, update_id, commitment_id, action_id, state_code, complete, shown_to, removed_at, valid_until, created_by';
const STANDINGS = ['commitment_standings', 'action_standings'];

/**
 * Evidence may expire: the State says until when it holds, and mends that while its update is open, as it decides who sees the piece.
 * And which day it is for whoever reads: in the zone she chose, else in her State's; the database's own day is nobody's.
 */
export class Validity1764000000022 implements MigrationInterface {
  readonly name = 'Validity1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evidence ADD COLUMN valid_until date,
        ADD CONSTRAINT evidence_valid_for_a_time CHECK (valid_until BETWEEN dated_on AND (dated_on + interval '100 years')::date);
      CREATE INDEX evidence_expiring ON evidence (valid_until) WHERE valid_until IS NOT NULL AND removed_at IS NULL;
      GRANT UPDATE (valid_until) ON evidence TO suivi_focal_point, suivi_contributor;
      ${DROP_TRIGGERS}
      ${TRIGGERS(`${BEFORE}, valid_until`)}
      ${askable('evidence', ASKED)}
      ${STANDINGS.map((table) => `GRANT SELECT (submission_id) ON ${table} TO ${WORKER};`).join('')}

      CREATE FUNCTION today() RETURNS date LANGUAGE sql STABLE ${DEFINER} AS $$
        SELECT (now() AT TIME ZONE coalesce((SELECT s.time_zone FROM reminder_settings s WHERE s.user_id = nullif(current_setting('suivi.user', true), '')::uuid),
          (SELECT st.time_zone FROM states st WHERE st.code = current_setting('suivi.state', true)), 'UTC'))::date $$;
      GRANT EXECUTE ON FUNCTION today TO ${EVERY_DATABASE_ROLE};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION today;
      ${STANDINGS.map((table) => `REVOKE SELECT (submission_id) ON ${table} FROM ${WORKER};`).join('')}
      DROP POLICY evidence_read_worker ON evidence;
      REVOKE ALL ON evidence FROM ${WORKER};
      ${DROP_TRIGGERS}
      ALTER TABLE evidence DROP COLUMN valid_until;
      ${TRIGGERS(BEFORE)}`);
  }
}
