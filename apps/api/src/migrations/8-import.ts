import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who made a recommendation elsewhere, and at which session there, as an imported file says; kept so that nothing of the file is lost. */
export class Import1764000000008 implements MigrationInterface {
  readonly name = 'Import1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE recommendations ADD COLUMN source text CHECK (source <> ''), ADD COLUMN session text CHECK (session <> '');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE recommendations DROP COLUMN source, DROP COLUMN session;`);
  }
}
