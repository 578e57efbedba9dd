import { defineConfig } from 'rolldown';

/** The API as one file beside its dependencies: quick to start, and small to ship. */
export default defineConfig({
  input: { main: 'apps/api/src/main.ts' },
  platform: 'node',
  tsconfig: './tsconfig.json',
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('@suivi/') && !id.startsWith('@oxc-project/') && !id.startsWith('\0'),
  output: { dir: 'dist/apps/api', format: 'esm', sourcemap: true, cleanDir: true, entryFileNames: '[name].js', chunkFileNames: '[name].js' },
});
