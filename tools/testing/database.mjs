import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import bundling from '../../rolldown.config.mjs';
import { databaseUrl, makeDatabase } from '../embedded-database.mjs';
import { newSecret } from '../serve/data-directory.mjs';
import { makeCluster, startCluster, SUPERUSER } from '../serve/postgres-cluster.mjs';
import { workspace } from '../workspace.mjs';

/** Nothing of a test has to outlive a power cut. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** Before the first suite: one PostgreSQL for the run, with one migrated database that each suite clones. */
export default async function startTestDatabase() {
  const directory = mkdtempSync(join(tmpdir(), 'suivi-test-'));
  const password = newSecret();
  const cluster = join(directory, 'postgres');
  // The server's account must be able to pass.
  chmodSync(directory, 0o711);
  await makeCluster(cluster, password, ['--no-sync']);
  const server = await startCluster(cluster, join(directory, 'postgres.log'), password, FORGETFUL);
  globalThis.suiviTestDatabase = { directory, server };
  await makeDatabase(databaseUrl(server.port, SUPERUSER, password, 'postgres'), password, 'CREATEDB');
  const template = databaseUrl(server.port, 'suivi_owner', password, 'suivi');
  const { migrate } = await bundled('apps/api/src/database/migrate.ts');
  await migrate(template);
  process.env.SUIVI_TEST_TEMPLATE_URL = template;
  process.env.SUIVI_TEST_DIRECTORY = directory;
}

/** The API's own code, made into plain JavaScript in the way its build does it. @param {string} source */
async function bundled(source) {
  const bundle = await rolldown({ ...bundling, cwd: workspace, input: join(workspace, source) });
  const dir = mkdtempSync(join(workspace, 'node_modules', '.cache-suivi-'));
  try {
    const { output } = await bundle.write({ dir, format: 'esm' });
    return await import(pathToFileURL(join(dir, output[0].fileName)).href);
  } finally {
    await bundle.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
