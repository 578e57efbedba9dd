import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const DOCUMENTS = 'libs/shared/api/src/documents';

/** What documents are set with is read beside the code that sets them: the template, and the letters with their licences. */
const lettersAndTemplate = {
  name: 'letters-and-template',
  generateBundle() {
    for (const fileName of ['report.typ', ...readdirSync(`${DOCUMENTS}/fonts`).map((name) => `fonts/${name}`)]) this.emitFile({ type: 'asset', fileName, source: readFileSync(`${DOCUMENTS}/${fileName}`) });
  },
};

/** The API as one file beside its dependencies: quick to start, and small to ship. */
export default defineConfig({
  input: { main: 'apps/api/src/main.ts', 'typeset-worker': `${DOCUMENTS}/typeset-worker.ts` },
  plugins: [lettersAndTemplate],
  platform: 'node',
  tsconfig: './tsconfig.json',
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@suivi/') && !id.startsWith('@oxc-project/') && !id.startsWith('\0'),
  output: { dir: 'dist/apps/api', format: 'esm', sourcemap: true, cleanDir: true, entryFileNames: '[name].js', chunkFileNames: '[name].js' },
});
