import { ROLES } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVERY_DATABASE_ROLE } from './policies.ts';

/** Role the API logs in as: it may become the roles of the product and can read nothing by itself. */
const API_ROLE = 'suivi_api';

export class Roles1764000000001 implements MigrationInterface {
  readonly name = 'Roles1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const role of [...ROLES.map((name) => `suivi_${name}`), API_ROLE]) {
      const options = role === API_ROLE ? 'LOGIN NOINHERIT' : 'NOLOGIN';
      await runner.query(`
        DO $$ BEGIN
          CREATE ROLE ${role} ${options} NOSUPERUSER NOCREATEDB NOCREATEROLE;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$`);
    }
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
      GRANT ${EVERY_DATABASE_ROLE} TO ${API_ROLE} WITH INHERIT FALSE, SET TRUE;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO ${API_ROLE}, ${EVERY_DATABASE_ROLE};
      ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;`);
  }

  /** Roles belong to the whole server, where another database of ours may use them: they stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
      REVOKE USAGE ON SCHEMA public FROM ${API_ROLE}, ${EVERY_DATABASE_ROLE};
      GRANT USAGE ON SCHEMA public TO PUBLIC;`);
  }
}
