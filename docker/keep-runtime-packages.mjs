// Leaves in package.json only the packages that the built server imports; "npm prune" then removes the others, at no other version than
// the lock file's. Given the folder of the build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

/** Loaded by a package under its name: TypeORM's driver, the framework of the sign-in. */
const LOADED_BY_OTHERS = ['pg', 'passport'];
const IMPORTED = /^(?:import|export)\b[^'"\n]*["']([^'"\n]+)["'];?$/gm;
const ASKED_FOR = /\b(?:import|require|require\.resolve|import\.meta\.resolve)\(["']([^'"\n]+)["']\)/g;

const [directory] = process.argv.slice(2);
const code = readdirSync(directory)
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(join(directory, name), 'utf8'))
  .join('\n');
const imported = [...code.matchAll(IMPORTED), ...code.matchAll(ASKED_FOR)].map(([, name]) => name).filter((name) => !name.startsWith('.') && !isBuiltin(name));
const kept = new Set([...imported.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')), ...LOADED_BY_OTHERS]);

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const unknown = [...kept].filter((name) => !manifest.dependencies[name]);
if (unknown.length) {
  console.error(`The server imports what package.json does not name under "dependencies": ${unknown.join(', ')}`);
  process.exit(1);
}
manifest.dependencies = Object.fromEntries(Object.entries(manifest.dependencies).filter(([name]) => kept.has(name)));
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`Packages of the server: ${[...kept].sort().join(', ')}`);
