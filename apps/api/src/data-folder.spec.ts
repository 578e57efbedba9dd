import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder.ts';
import { UnusableSettings } from './settings.ts';

describe('the data folder of the API', () => {
  const place = mkdtempSync(join(tmpdir(), 'suivi-folder-'));
  afterAll(() => rmSync(place, { recursive: true }));

  it('is made with those above it, whatever its name', () => {
    const wanted = join(place, 'à côté', 'données du portail');
    expect(openDataFolder(wanted)).toBe(wanted);
    expect(existsSync(join(wanted, 'files'))).toBe(true);
    expect(openDataFolder(wanted)).toBe(wanted);
  });

  it('is refused in a sentence where none can be made, instead of trying for ever', () => {
    writeFileSync(join(place, 'a file'), '');
    const impossible = [join(place, 'a file'), join(place, 'a file', 'below'), ...(process.platform === 'linux' ? ['/proc', '/proc/suivi/data', '/dev/null/data'] : [])];
    for (const path of impossible) expect(() => openDataFolder(path)).toThrow(UnusableSettings);
  });
});
