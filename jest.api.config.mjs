import { readFileSync } from 'node:fs';

const { compilerOptions } = JSON.parse(readFileSync(new URL('tsconfig.base.json', import.meta.url), 'utf8'));
const aliases = Object.entries(compilerOptions.paths).map(([alias, [file]]) => [`^${alias}$`, file.replace(/^\./, '<rootDir>')]);

/** @type {import('jest').Config} */
export default {
  displayName: 'api',
  roots: ['<rootDir>/apps/api/src', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['<rootDir>/apps/api/src/**/*.spec.ts', '<rootDir>/libs/*/{domain,api,testing}/src/**/*.spec.ts', '<rootDir>/tools/**/*.spec.ts'],
  testEnvironment: 'node',
  // Nest and its friends are ES modules only, and so is the portal: Jest runs them as such (see NODE_OPTIONS in tools/test.mjs).
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: Object.fromEntries(aliases),
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/tools/testing/database.mjs',
  globalTeardown: '<rootDir>/tools/testing/database-end.mjs',
  setupFiles: ['<rootDir>/tools/testing/jest-global.mjs'],
  maxWorkers: 2,
  testTimeout: 30_000,
  passWithNoTests: true,
};
