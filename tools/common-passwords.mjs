// Writes the list of common passwords that nobody may choose (ASVS 5.0, 6.2.4 and 6.2.12): those of 12 characters and more, as shorter
// ones are refused anyway, and the commonest words, which people make longer with digits and signs; from lists of breached passwords that two packages keep under the MIT licence.
//   node tools/common-passwords.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCES = [
  { name: 'popular-passwords@1.0.3', file: 'data.json' },
  { name: '@zxcvbn-ts/language-common@4.1.3', file: 'src/passwords.json' },
];
const LEAST = 12;
/** Of a list in the order of frequency; its words of so many letters. */
const COMMONEST = 10_000;
const WORD = /^\p{L}{6,11}$/u;
const TARGET = 'libs/access/api/src/password/common-passwords.json';

const folder = mkdtempSync(join(tmpdir(), 'common-passwords-'));
try {
  const lists = SOURCES.map(({ name, file }) => {
    const archive = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, name], { encoding: 'utf8' }).trim();
    const list = JSON.parse(execFileSync('tar', ['-xzOf', join(folder, archive), `package/${file}`], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }));
    return Array.isArray(list) ? list : Object.keys(list);
  });
  const long = lists.flat().filter((password) => password.length >= LEAST && !/\s/.test(password));
  const words = lists[1].slice(0, COMMONEST).filter((password) => WORD.test(password));
  const passwords = [...new Set([...long, ...words].map((password) => password.toLowerCase()))].sort();
  const sources = SOURCES.map(({ name }) => `${name} (MIT)`);
  writeFileSync(TARGET, `${JSON.stringify({ sources, passwords: passwords.join(' ') }, null, 2)}\n`);
  console.log(`${passwords.length} passwords, ${readFileSync(TARGET).length} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
