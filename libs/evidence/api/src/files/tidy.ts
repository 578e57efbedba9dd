import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const HOUR = 3_600_000;
/** How long what was left behind is kept, in milliseconds: a piece lives minutes, an upload may be taken up again within a week. */
const LEFT_BEHIND: Record<string, number> = { '.piece': HOUR, '.part': 7 * 24 * HOUR };

/**
 * Makes the directory and removes what interrupted uploads left behind. A record whose part is gone stays: its next piece is told to
 * begin again (append.ts).
 */
export async function tidyFiles(filesDir: string, now = Date.now()): Promise<void> {
  await mkdir(filesDir, { recursive: true });
  for (const name of await readdir(filesDir)) {
    const keep = LEFT_BEHIND[/\.[a-z]+$/.exec(name)?.[0] ?? ''];
    if (keep === undefined) continue;
    const place = join(filesDir, name);
    const modified = await stat(place).catch(() => null);
    if (modified && now - modified.mtimeMs > keep) await rm(place, { force: true });
  }
}
