import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

/** Every page as every role sees it, in every language and width: into screenshots/, to be looked at. */
export default defineConfig({ ...journeys, testMatch: 'screenshots.ts', projects: [{ name: 'screenshots' }], reporter: 'dot', use: { ...journeys.use, trace: 'off' } });
