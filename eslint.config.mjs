import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

/** Which domain may know which: each knows those to its left. Journal and notifications are told what happens and know only the first two. */
const SCOPES = ['shared', 'access', 'journal', 'notifications', 'states', 'authorities', 'evidence', 'library', 'meetings', 'questionnaires', 'comments', 'recommendations', 'actions', 'national-reports', 'transposition', 'reports', 'app'];
const KNOWS_ONLY_THE_FIRST_TWO = ['journal', 'notifications'];

const scope = (name, known) => ({ sourceTag: `scope:${name}`, onlyDependOnLibsWithTags: known.map((other) => `scope:${other}`) });
const layer = (name, known, rest = {}) => ({ sourceTag: `layer:${name}`, onlyDependOnLibsWithTags: known.map((other) => `layer:${other}`), ...rest });

/** What runs on the server has no place in the browser, nor the other way round. */
const SERVER_ONLY = ['@nestjs/*', '@fastify/*', 'fastify', 'typeorm', 'pg', 'pino', 'passport*', '@node-rs/*'];
const BROWSER_ONLY = ['@angular/*', '@jsverse/*', 'idb'];

const BOUNDARIES = [
  ...SCOPES.filter((name) => !KNOWS_ONLY_THE_FIRST_TWO.includes(name)).map((name) => scope(name, SCOPES.slice(0, SCOPES.indexOf(name) + 1))),
  ...KNOWS_ONLY_THE_FIRST_TWO.map((name) => scope(name, ['shared', 'access', name])),
];
const LAYERS = [
  layer('domain', ['domain'], { allowedExternalImports: ['zod', 'diff'] }),
  layer('api', ['domain', 'api'], { bannedExternalImports: BROWSER_ONLY }),
  layer('web', ['domain', 'web'], { bannedExternalImports: SERVER_ONLY }),
];
/** A suite may use what was made for suites. */
const LAYERS_IN_SUITES = [
  layer('domain', ['domain', 'testing'], { allowedExternalImports: ['zod', 'diff', 'fast-check'] }),
  layer('api', ['domain', 'api', 'testing'], { bannedExternalImports: BROWSER_ONLY }),
  layer('web', ['domain', 'web', 'testing'], { bannedExternalImports: SERVER_ONLY }),
];
/** The journeys start the portal and its browser with the tools, which are no project. */
const TOOLS = ['../../tools/**', '../../../tools/**'];
/** The sentences of the interface are data: mails and documents say the same ones. */
const TEXTS = ['/web/i18n/(?:[a-z-]+/)?(fr|en|ar)\\.json$'];
/** Libs whose routes are fetched when asked for and whose marks stand on every page: the bundler splits them by component, not by lib. */
const EXPORTS_ROUTES = ['@suivi/access/web', '@suivi/notifications/web', '@suivi/states/web', '@suivi/recommendations/web', '@suivi/questionnaires/web'];

const boundaries = (layers, allow = []) => ({
  '@nx/enforce-module-boundaries': ['error', { allow: [...allow, ...TEXTS], enforceBuildableLibDependency: false, allowCircularSelfDependency: true, checkDynamicDependenciesExceptions: EXPORTS_ROUTES, depConstraints: [...BOUNDARIES, ...layers, layer('testing', ['domain', 'api', 'web', 'testing'])] }],
});

const SUITES = ['**/*.spec.ts', '**/testing/**/*.ts', 'apps/e2e/**/*.ts'];

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', '.nx/', '.angular/', '.data/', 'coverage/', 'playwright-report/', 'test-results/', 'screenshots/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: { 'max-lines': ['error', 300], eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-control-regex': 'error' } },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      ...boundaries(LAYERS),
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['apps/api/**/*.ts', 'libs/*/{domain,api,testing}/**/*.ts', 'bench/**/*.ts'], languageOptions: { parserOptions: { project: './tsconfig.json' } } },
  {
    // Nest finds out at run time what a constructor wants: there an import that looks like a type only is not one.
    files: ['apps/api/**/*.ts', 'libs/*/api/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/*/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'The domain is plain functions over plain data: no input, no output.' }] }] },
  },
  {
    files: ['apps/web/**/*.ts', 'libs/*/web/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    languageOptions: { parserOptions: { project: ['./tsconfig.web.json', './tools/testing/tsconfig.web-specs.json'] } },
    rules: { '@angular-eslint/prefer-on-push-component-change-detection': 'off' },
  },
  { files: ['apps/web/**/*.html', 'libs/*/web/**/*.html'], extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility] },
  { files: SUITES, plugins: { '@nx': nx }, rules: boundaries(LAYERS_IN_SUITES) },
  { files: ['apps/e2e/**/*.ts'], plugins: { '@nx': nx }, languageOptions: { parserOptions: { project: './apps/e2e/tsconfig.json' } }, rules: boundaries(LAYERS_IN_SUITES, TOOLS) },
  { files: ['bench/**/*.ts', 'apps/e2e/**/*.ts', 'apps/api/src/commands/**/*.ts'], rules: { 'no-console': 'off' } },
  // A plain script has no types to check with.
  { files: ['tools/**/*.spec.ts'], rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/await-thenable': 'off', '@typescript-eslint/no-misused-promises': 'off' } },
);
