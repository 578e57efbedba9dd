// Finishes the web build: the service worker's list is made to fit the server, and .br and .gz are written beside what is text, so
// that it is sent as it lies there. Fonts are compressed already.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BUILD = new URL('../../dist/apps/web/browser', import.meta.url).pathname;
const TEXT = new Set(['.js', '.css', '.html', '.json', '.svg', '.webmanifest', '.txt']);
/** In bytes: below this the headers weigh more than what is saved. */
const WORTH_IT = 512;

// The server writes a nonce into the page, so its hash is never the file's: the service worker keeps it as `/`, unchecked, and
// fetches it anew with every version, since a version changes the names of the scripts in it.
const listPath = join(BUILD, 'ngsw.json');
if (existsSync(listPath)) {
  const list = JSON.parse(readFileSync(listPath, 'utf8'));
  delete list.hashTable['/index.html'];
  for (const group of list.assetGroups) group.urls = group.urls.map((url) => (url === '/index.html' ? '/' : url));
  writeFileSync(listPath, JSON.stringify({ ...list, index: '/' }));
}

for (const entry of readdirSync(BUILD, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile()) continue;
  if (path.endsWith('.br') || path.endsWith('.gz')) rmSync(path);
}
for (const entry of readdirSync(BUILD, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !TEXT.has(extname(path))) continue;
  const content = readFileSync(path);
  if (content.length < WORTH_IT) continue;
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  writeFileSync(`${path}.br`, brotliCompressSync(content, options));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
