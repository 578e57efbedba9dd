// What a reader on a slow link waits for, in brotli: the sign-in page with all it needs, and what every further page adds to that.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { giveUp, Refusal } from './refusal.mjs';
import { workspace } from './workspace.mjs';

const BUILD = join(workspace, 'dist', 'apps', 'web', 'browser');
const STATS = ['browser-stats.json', 'stats.json'].map((name) => join(workspace, 'dist', 'apps', 'web', name));
const FIRST_PAGE = /\/sign-in\/sign-in\.ts$/;
const LARGEST_FIRST_PAGE = 160_000;
const LARGEST_ADDITION = 60_000;
/** Texts of some screens of a domain alone. @type {[RegExp, string][]} */
const TEXTS_OF_SCREENS = [[/layout\/main-menu\//, 'signed-in'], [/access\/web\/src\/profile\/|states\/web\/src\/users\//, 'account'], [/\/import-page\//, 'imports'], [/\/answer-field\//, 'answers'], [/libs\/actions\/web\/src\/(?:timeline|calendar|holidays)\//, 'timeline'], [/national-reports\/web\/src\//, 'rounds']];
const ALREADY_COMPRESSED = /\.(woff2|png|jpe?g|webp)$/;

/** @typedef {{ imports?: { path: string, kind: string }[], inputs?: Record<string, unknown>, entryPoint?: string }} Chunk */

try {
  const tooHeavy = report(readChunks());
  if (tooHeavy.length) throw new Refusal(`too heavy: ${tooHeavy.join(', ')}. What a chunk is made of stands in ${STATS[0]}.`);
} catch (error) {
  giveUp(error);
}

/** @param {Map<string, Chunk>} chunks */
function report(chunks) {
  const html = readFileSync(join(BUILD, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^":]+\.\w+)"/g)].map(([, path]) => /** @type {string} */ (path).replace(/^\//, ''));
  const waysTo = waysFrom(chunks, named.filter((path) => chunks.has(path)));
  const signIn = [...waysTo.keys()].find((path) => inputsOf(chunks, [path]).some((input) => FIRST_PAGE.test(input)));
  if (!signIn) throw new Refusal(`no page of the build holds ${FIRST_PAGE}: tell tools/page-weight.mjs where the sign-in page went.`);

  const firstCode = reached(chunks, [...named.filter((path) => chunks.has(path)), ...(waysTo.get(signIn) ?? [])]);
  const first = new Set(['index.html', ...named, ...firstCode, ...fontsForFrench([...firstCode, ...named]), 'i18n/fr.json', ...textsOf(chunks, firstCode, true)]);
  const rows = [{ page: `sign-in, everything (${first.size} files)`, weight: weigh(first), limit: LARGEST_FIRST_PAGE }];
  for (const [path, way] of waysTo) {
    if (firstCode.has(path)) continue;
    const code = reached(chunks, way);
    const added = new Set([...code, ...textsOf(chunks, code, false)].filter((file) => !first.has(file)));
    rows.push({ page: `+ ${chunks.get(path)?.entryPoint}`, weight: weigh(added), limit: LARGEST_ADDITION });
  }
  rows.sort((one, other) => other.limit - one.limit || other.weight - one.weight);
  for (const { page, weight, limit } of rows) console.log(`${weight > limit ? '✗' : '✓'} ${kilobytes(weight).padStart(9)} of ${kilobytes(limit)}  ${page}`);
  return rows.filter(({ weight, limit }) => weight > limit).map(({ page, weight }) => `${page} ${kilobytes(weight)}`);
}

function readChunks() {
  const file = STATS.find((path) => existsSync(path));
  if (!file || !existsSync(join(BUILD, 'index.html'))) throw new Refusal('there is no build to weigh, or it has no statistics ("statsJson"): run "npm test -- --only=build,weight".');
  return new Map(/** @type {[string, Chunk][]} */ (Object.entries(JSON.parse(readFileSync(file, 'utf8')).outputs)));
}

/**
 * Every part that is loaded on demand, with the parts on the lightest way to it: what several pages share is counted where it is first met.
 * @param {Map<string, Chunk>} chunks @param {string[]} initial
 */
function waysFrom(chunks, initial) {
  /** @type {Map<string, string[]>} */
  const ways = new Map();
  const start = reached(chunks, initial);
  /** @type {{ at: Set<string>, way: string[], weight: number }[]} */
  const queue = [{ at: start, way: [], weight: 0 }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { at, way } = next;
    const path = way.at(-1);
    if (path && ways.has(path)) continue;
    if (path) ways.set(path, way);
    for (const further of importsOf(chunks, at, 'dynamic-import')) {
      if (ways.has(further) || initial.includes(further)) continue;
      const longer = [...way, further];
      const added = [...reached(chunks, longer)].filter((part) => !start.has(part));
      queue.push({ at: reached(chunks, [further]), way: longer, weight: weigh(added) });
    }
    queue.sort((one, other) => one.weight - other.weight);
  }
  return ways;
}

/** These parts and all that they import outright. @param {Map<string, Chunk>} chunks @param {Iterable<string>} paths */
function reached(chunks, paths) {
  const all = new Set(paths);
  for (const path of all) for (const other of importsOf(chunks, [path], 'import-statement')) all.add(other);
  return all;
}

/** @param {Map<string, Chunk>} chunks @param {Iterable<string>} paths @param {string} kind */
function importsOf(chunks, paths, kind) {
  const imports = [...paths].flatMap((path) => chunks.get(path)?.imports ?? []);
  return imports.filter((each) => each.kind === kind && chunks.has(each.path)).map(({ path }) => path);
}

/** @param {Map<string, Chunk>} chunks @param {Iterable<string>} paths */
function inputsOf(chunks, paths) {
  return [...paths].flatMap((path) => Object.keys(chunks.get(path)?.inputs ?? {}));
}

/**
 * The French texts of the domains whose screens are in these parts; of the first page, only those of the sign-in.
 * @param {Map<string, Chunk>} chunks @param {Iterable<string>} paths @param {boolean} isFirst
 */
function textsOf(chunks, paths, isFirst) {
  const inputs = inputsOf(chunks, paths).filter((input) => !isFirst || FIRST_PAGE.test(input));
  const domains = new Set(inputs.map((input) => input.match(/libs\/([^/]+)\/web\//)?.[1]));
  for (const [screen, texts] of TEXTS_OF_SCREENS) if (inputs.some((input) => screen.test(input))) domains.add(texts);
  return [...domains].map((domain) => `i18n/${domain}/fr.json`).filter((path) => existsSync(join(BUILD, path)));
}

/** The fonts that a page in French makes the browser load: those for any letter of its alphabet. @param {string[]} paths */
function fontsForFrench(paths) {
  const styles = paths.filter((path) => path.endsWith('.css')).map((path) => readFileSync(join(BUILD, path), 'utf8'));
  const faces = styles.flatMap((style) => [...style.matchAll(/@font-face\s*{[^}]*}/g)].map(([face]) => face));
  return faces.filter((face) => !face.includes('unicode-range') || /U\+0000-00FF/i.test(face)).flatMap((face) => face.match(/(?<=url\(["']?)[^"')]+\.woff2/)?.[0].replace(/^\.?\//, '') ?? []);
}

/** @param {Iterable<string>} paths */
function weigh(paths) {
  return [...paths].map((path) => join(BUILD, path)).filter((path) => existsSync(path)).reduce((sum, path) => sum + sizeOf(path), 0);
}

/** @param {string} path */
function sizeOf(path) {
  if (ALREADY_COMPRESSED.test(path)) return statSync(path).size;
  return existsSync(`${path}.br`) ? statSync(`${path}.br`).size : brotliCompressSync(readFileSync(path)).length;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
