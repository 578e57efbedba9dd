import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../tools/browser.mjs';

const { executablePath, args, env } = await findBrowser();
const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];

/** The journeys, against a real portal that the run starts for itself. */
export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.journey.ts',
  // The import comes last: what it brings in would change the figures that others expect of the demonstration.
  projects: [
    { name: 'demonstration', testIgnore: '**/import.journey.ts' },
    { name: 'import', testMatch: '**/import.journey.ts', dependencies: ['demonstration'] },
  ],
  outputDir: '../../test-results',
  globalSetup: './src/portal.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : 'list',
  use: {
    browserName: 'chromium',
    // Known once the portal runs, which is before any worker reads this.
    baseURL: process.env['SUIVI_E2E_URL'],
    locale: 'fr-FR',
    timezoneId: 'Africa/Niamey',
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args, env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)) },
  },
});
