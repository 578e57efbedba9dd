// Writes .br and .gz beside what is text in the web build, so that the server sends it as it lies there. Fonts are compressed already.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BUILD = new URL('../../dist/apps/web/browser', import.meta.url).pathname;
const TEXT = new Set(['.js', '.css', '.html', '.json', '.svg', '.webmanifest', '.txt']);
/** In bytes: below this the headers weigh more than what is saved. */
const WORTH_IT = 512;

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
