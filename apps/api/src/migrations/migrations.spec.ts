import { createTestDatabase } from '@suivi/shared/testing';
import { ownerDataSource } from '../database/migrate.ts';
import { MIGRATIONS } from './index.ts';

describe('the migrations', () => {
  it('go up, down to an empty schema, and up again to the same schema', async () => {
    const database = await createTestDatabase();
    const owner = await ownerDataSource(database.ownerUrl).initialize();
    const shape = () =>
      owner.query(`SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1, 2`) as Promise<unknown[]>;
    const policies = () => owner.query(`SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2`) as Promise<unknown[]>;
    try {
      await owner.runMigrations();
      const [first, firstPolicies] = [await shape(), await policies()];
      expect(first.length).toBeGreaterThan(100);
      for (const _migration of MIGRATIONS) await owner.undoLastMigration();
      expect(await shape()).toEqual([]);
      const functions = (await owner.query(`SELECT proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`)) as unknown[];
      expect(functions).toEqual([]);
      await owner.runMigrations();
      expect(await shape()).toEqual(first);
      expect(await policies()).toEqual(firstPolicies);
    } finally {
      await owner.destroy();
      await database.drop();
    }
  });
});
