import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askable, WORKER } from './policies.ts';

/** What background work reads of comments to know whom to tell: who was named and who was answered, nothing of what was said. */
export class ToldOfComments1764000000021 implements MigrationInterface {
  readonly name = 'ToldOfComments1764000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(askable('comments', 'id, programme_id, parent_id, author_id, mentions, withdrawn_at, created_at'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP POLICY comments_read_worker ON comments; REVOKE ALL ON comments FROM ${WORKER};`);
  }
}
