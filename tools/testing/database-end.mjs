import { rmSync } from 'node:fs';

/** After the last suite. */
export default async function endTestDatabase() {
  const { directory, server } = globalThis.suiviTestDatabase ?? {};
  await server?.stop();
  if (directory) rmSync(directory, { recursive: true, force: true });
}
