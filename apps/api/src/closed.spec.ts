import { createTestDatabase, type TestDatabase } from '@suivi/shared/testing';
import pg from 'pg';
import { openApiLogin, ownerDataSource } from './database/migrate.ts';

describe('the database is closed by default', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let api: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    const source = await ownerDataSource(database.ownerUrl).initialize();
    const apiUrl = await openApiLogin(source, database.ownerUrl, 'a secret that only the tests know, 32+');
    await source.destroy();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    api = new pg.Client({ connectionString: apiUrl });
    await Promise.all([owner.connect(), api.connect()]);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), api.end()]);
    await database.drop();
  });

  it('lets the login role of the API read nothing by itself', async () => {
    for (const table of ['recommendations', 'commitments', 'submissions', 'evidence', 'updates', 'actions', 'action_parts', 'competent_authorities', 'users', 'sessions', 'journal', 'reviews', 'commitment_standings', 'action_standings', 'action_milestones', 'competent_authority_contacts', 'legislation', 'legislation_articles', 'case_law', 'strategies', 'library_citations', 'library_passages', 'contact_requests']) {
      await expect(api.query(`SELECT 1 FROM ${table} LIMIT 1`)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('keeps every table under forced row-level security, and no role of the product able to bypass it', async () => {
    const open = await owner.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity) AND relname <> 'migrations'`);
    expect(open.rows).toEqual([]);
    const mighty = await owner.query(`SELECT rolname FROM pg_roles WHERE rolname LIKE 'suivi\\_%' AND (rolbypassrls OR rolsuper)`);
    expect(mighty.rows).toEqual([]);
    const owned = await owner.query(`SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE c.relnamespace = 'public'::regnamespace AND r.rolname ~ '^suivi_(api|contributor|focal_point|coordinator|donor|observer|admin)$'`);
    expect(owned.rows).toEqual([]);
  });

  it('lets no role of the product write, change or remove an entry of the journal', async () => {
    const granted = await owner.query(`SELECT grantee, privilege_type FROM information_schema.role_table_grants WHERE table_name IN ('journal', 'journal_head') AND grantee <> current_user AND privilege_type <> 'SELECT'`);
    expect(granted.rows).toEqual([]);
  });
});
