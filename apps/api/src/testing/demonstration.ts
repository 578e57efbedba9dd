import { createTestDatabase, madeOnce, type TestDatabase } from '@suivi/shared/testing';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../database/prepare.ts';

export const PASSWORD = 'a test of the demonstration';
export const SECRET = 'a secret that only the tests know, 32+';

/** A database and a data directory with the demonstration, which is laid out once for the whole run. */
export async function cloneDemonstration(): Promise<{ database: TestDatabase; dataDir: string }> {
  const laidOut = join(process.env['SUIVI_TEST_DIRECTORY'] ?? '', 'demonstration');
  await madeOnce('demonstration', (ownerUrl) => prepareDatabase({ ownerUrl, secret: SECRET, dataDir: laidOut, demoPassword: PASSWORD }));
  const [database, dataDir] = await Promise.all([createTestDatabase('demonstration'), mkdtemp(join(tmpdir(), 'suivi-test-'))]);
  await cp(laidOut, dataDir, { recursive: true });
  return { database, dataDir };
}
