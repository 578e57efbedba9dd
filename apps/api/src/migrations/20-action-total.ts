import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many actions are under way in all, for "out of": a number, and nothing else of what the reader may not see (product rule 3). */
export class ActionTotal1764000000020 implements MigrationInterface {
  readonly name = 'ActionTotal1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION action_total(wanted_state text, wanted_meeting uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT count(*)::integer FROM actions a
        WHERE a.programme_id = current_setting('suivi.programme')::uuid AND a.phase = 'active'
          AND (wanted_state IS NULL AND wanted_meeting IS NULL OR EXISTS (
            SELECT FROM action_parts p WHERE p.action_id = a.id AND (wanted_state IS NULL OR p.state_code = wanted_state)
              AND (wanted_meeting IS NULL OR EXISTS (
                SELECT FROM action_commitments ac JOIN commitments c ON c.id = ac.commitment_id JOIN recommendations r ON r.id = c.recommendation_id
                WHERE ac.action_id = p.action_id AND ac.state_code = p.state_code AND r.meeting_id = wanted_meeting)))) $$;
      GRANT EXECUTE ON FUNCTION action_total TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION action_total');
  }
}
