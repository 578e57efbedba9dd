import { readFileSync } from 'node:fs';
import presets from 'jest-preset-angular/presets/index.js';

const { compilerOptions } = JSON.parse(readFileSync(new URL('tsconfig.base.json', import.meta.url), 'utf8'));
const aliases = Object.entries(compilerOptions.paths).map(([alias, [file]]) => [`^${alias}$`, file.replace(/^\./, '<rootDir>')]);

/** @type {import('jest').Config} */
export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.web.json' }),
  displayName: 'web',
  roots: ['<rootDir>/apps/web', '<rootDir>/libs'],
  testMatch: ['<rootDir>/apps/web/src/**/*.spec.ts', '<rootDir>/libs/*/web/src/**/*.spec.ts'],
  moduleNameMapper: { tslib: 'tslib/tslib.es6.js', ...Object.fromEntries(aliases) },
  testEnvironment: '<rootDir>/tools/testing/browser-environment.mjs',
  setupFiles: ['<rootDir>/tools/testing/jest-global.mjs'],
  setupFilesAfterEnv: ['<rootDir>/tools/testing/angular-testing.mjs'],
  maxWorkers: 2,
  passWithNoTests: true,
};
