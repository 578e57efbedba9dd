import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
const HOLDS = (columns: string) => `
  CREATE TRIGGER evidence_holds_update BEFORE INSERT OR DELETE OR UPDATE OF ${columns} ON evidence FOR EACH ROW EXECUTE FUNCTION hold_update_of_evidence();`;

/**
 * Evidence is part of what is submitted: whoever adds, finishes, removes it or shows it to others moves the version of its update, so that
 * nobody submits pieces she has not seen. The State may bring pieces to another audience while their update is open; the policies of
 * the table say for whom and when, as for its other columns.
 */
export class EvidenceMoves1764000000009 implements MigrationInterface {
  readonly name = 'EvidenceMoves1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION move_update_of_evidence() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
      BEGIN
        UPDATE updates SET row_version = row_version + 1, updated_at = moment() WHERE id = coalesce(NEW.update_id, OLD.update_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER evidence_moves_update AFTER INSERT OR DELETE OR UPDATE OF removed_at, complete, confidentiality ON evidence FOR EACH ROW EXECUTE FUNCTION move_update_of_evidence();
      DROP TRIGGER evidence_holds_update ON evidence;
      ${HOLDS('removed_at, complete, confidentiality')}
      GRANT UPDATE (confidentiality) ON evidence TO suivi_focal_point, suivi_contributor;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (confidentiality) ON evidence FROM suivi_focal_point, suivi_contributor;
      DROP TRIGGER evidence_holds_update ON evidence;
      ${HOLDS('removed_at, complete')}
      DROP TRIGGER evidence_moves_update ON evidence;
      DROP FUNCTION move_update_of_evidence;`);
  }
}
