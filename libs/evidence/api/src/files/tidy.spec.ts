import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tidyFiles } from './tidy.ts';

it('removes what interrupted uploads left behind, and nothing else', async () => {
  const filesDir = join(await mkdtemp(join(tmpdir(), 'suivi-tidy-')), 'files');
  await tidyFiles(filesDir);
  const longAgo = new Date(Date.now() - 8 * 86_400_000);
  for (const name of ['old.part', 'old.piece', 'complete', 'young.part', 'young.piece']) {
    await writeFile(join(filesDir, name), 'x');
    if (!name.startsWith('young')) await utimes(join(filesDir, name), longAgo, longAgo);
  }
  await tidyFiles(filesDir);
  expect((await readdir(filesDir)).sort()).toEqual(['complete', 'young.part', 'young.piece']);
  await rm(join(filesDir, '..'), { recursive: true });
});
