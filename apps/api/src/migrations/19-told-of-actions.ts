import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askable, WORKER } from './policies.ts';

/** What background work reads of actions to know whom to tell: days, answers and institutions, nothing that anybody wrote. */
const ASKED: [table: string, columns: string][] = [
  ['actions', 'id, version'],
  ['action_parts', 'action_id, state_code, programme_id, response, responded_at, responsible_institution_id, proposer_state, phase, due_on'],
  ['action_part_institutions', 'action_id, state_code, institution_id'],
  ['action_standings', 'action_id, state_code, level, status'],
];

export class ToldOfActions1764000000019 implements MigrationInterface {
  readonly name = 'ToldOfActions1764000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${ASKED.map(([table, columns]) => askable(table, columns)).join('')} GRANT SELECT (action_id) ON submissions TO ${WORKER};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT (action_id) ON submissions FROM ${WORKER};
      ${ASKED.map(([table]) => `DROP POLICY ${table}_read_worker ON ${table}; REVOKE ALL ON ${table} FROM ${WORKER};`).join('\n')}`);
  }
}
