import { execFileSync } from 'node:child_process';

const BOUNDARY = '@nx/enforce-module-boundaries';

/** The rules that each text would break if it stood in that file. */
function brokenRules(files: { path: string; text: string }[]): string[][] {
  const node = process.execPath;
  // Without Nx's graph the rule keeps silent instead of failing, which is what this suite is about.
  execFileSync(node, ['node_modules/.bin/nx', 'show', 'projects'], { env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' } });
  const output = execFileSync(node, ['tools/testing/lint-texts.mjs'], { input: JSON.stringify(files), encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  return JSON.parse(output) as string[][];
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
  });
});
