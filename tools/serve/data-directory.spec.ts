import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface DataDirectory {
  openDataDirectory(path: string): string;
  kept(directory: string, name: string, make: () => string): string;
}

describe('the data folder of npm start', () => {
  const place = mkdtempSync(join(tmpdir(), 'suivi-folder-'));
  let tool: DataDirectory;
  beforeAll(async () => {
    tool = (await import(new URL('./data-directory.mjs', import.meta.url).href)) as DataDirectory;
  });
  afterAll(() => rmSync(place, { recursive: true }));

  it('may have spaces and accents in its name, and keeps what it was given', () => {
    const directory = tool.openDataDirectory(join(place, 'été à Niamey', 'données'));
    expect(tool.kept(directory, 'word', () => 'first')).toBe('first');
    expect(tool.kept(tool.openDataDirectory(directory), 'word', () => 'second')).toBe('first');
    expect(readFileSync(join(directory, 'keys', 'word'), 'utf8')).toBe('first\n');
  });

  it('is refused in one sentence where no folder can be, instead of trying for ever', () => {
    writeFileSync(join(place, 'a file'), '');
    expect(() => tool.openDataDirectory(join(place, 'a file'))).toThrow(/a file is not a folder: .*SUIVI_DATA_DIR/);
    expect(() => tool.openDataDirectory(join(place, 'a file', 'below'))).toThrow(/is not a folder/);
    if (process.platform !== 'linux') return;
    expect(() => tool.openDataDirectory('/proc/suivi/data')).toThrow(/^no folder can be made at \/proc\/suivi\/data: .*SUIVI_DATA_DIR/);
    expect(() => tool.openDataDirectory('/proc')).toThrow(/SUIVI_DATA_DIR/);
  });
});
