import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askable, WORKER } from './policies.ts';

/** What background work reads of rounds and reports to know whom to tell: days, phases and institutions, nothing that anybody wrote. */
const ASKED: [table: string, columns: string][] = [
  ['rounds', 'id, programme_id, phase, opened_at, opens_on, closes_on'],
  ['round_states', 'round_id, state_code, programme_id'],
  ['national_reports', 'id, programme_id, round_id, state_code, phase'],
  ['report_sections', 'report_id, section_key, programme_id, state_code, institution_id, assignee_id, assigned_at, ready'],
  ['report_submissions', 'id, programme_id, report_id, round_id, state_code, phase, submitted_at'],
  ['report_reviews', 'id, programme_id, submission_id, report_id, state_code, outcome, reviewed_at'],
];

export class ToldOfReports1764000000042 implements MigrationInterface {
  readonly name = 'ToldOfReports1764000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASKED.map(([table, columns]) => askable(table, columns)).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ASKED.map(([table]) => `DROP POLICY ${table}_read_worker ON ${table}; REVOKE ALL ON ${table} FROM ${WORKER};`).join('\n'));
  }
}
