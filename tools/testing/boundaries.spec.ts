import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BOUNDARY = '@nx/enforce-module-boundaries';

/** The rules that each text would break if it stood in that file. */
function brokenRules(files: { path: string; text: string }[]): string[][] {
  // A graph of its own: another command that is just writing the shared one would make the rule keep silent.
  // In CI typescript-eslint reads each file from disk, whatever text it is given, unless it is told that this is no single run.
  const graph = mkdtempSync(join(tmpdir(), 'suivi-graph-'));
  const options = { env: { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_DATA_DIRECTORY: graph, NODE_OPTIONS: '', TSESTREE_SINGLE_RUN: 'false' }, encoding: 'utf8' } as const;
  try {
    execFileSync(process.execPath, ['node_modules/.bin/nx', 'show', 'projects'], options);
    return JSON.parse(execFileSync(process.execPath, ['tools/testing/lint-texts.mjs'], { ...options, input: JSON.stringify(files) })) as string[][];
  } finally {
    rmSync(graph, { recursive: true, force: true });
  }
}

const lines = (...imports: string[]) => `${imports.map((from, index) => `import * as m${index} from '${from}';`).join('\n')}\nexport const all = [${imports.map((_, index) => `m${index}`)}];\n`;

describe('the boundaries between domains and layers', () => {
  it('bite when they are crossed, and only then', () => {
    const shared = 'libs/shared/domain/src/plain-text.ts';
    const recommendations = 'libs/recommendations/domain/src/commitment.status.ts';
    const journal = 'libs/journal/domain/src/entry.contract.ts';
    const api = 'libs/recommendations/api/src/index.ts';
    const broken = brokenRules([
      { path: shared, text: lines('@suivi/recommendations/domain') },
      { path: recommendations, text: lines('@suivi/reports/domain') },
      { path: journal, text: lines('@suivi/states/domain') },
      { path: recommendations, text: lines('@suivi/access/api') },
      { path: recommendations, text: lines('typeorm') },
      { path: api, text: lines('@angular/core') },
      { path: recommendations, text: lines('node:fs') },
      { path: recommendations, text: lines('@suivi/shared/domain', '@suivi/access/domain', 'zod') },
      { path: api, text: lines('@suivi/recommendations/domain', '@suivi/access/api', 'typeorm') },
    ]);
    const boundary = [BOUNDARY];
    expect(broken).toEqual([boundary, boundary, boundary, boundary, boundary, boundary, ['no-restricted-imports'], [], []]);
  }, 120_000);
});
