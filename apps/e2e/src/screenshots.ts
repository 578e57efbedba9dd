import { test } from '@playwright/test';
import { join } from 'node:path';
import { workspace } from '../../../tools/workspace.mjs';
import { signIn } from './journey.ts';
import { PAGES } from './pages.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-GB', ar: 'ar-MA' };
const WIDTHS = [360, 1280];

for (const [language, locale] of Object.entries(LOCALES)) {
  test.describe(language, () => {
    test.use({ locale });
    for (const { name, path, seenBy } of PAGES) {
      for (const who of seenBy) {
        test(`${name} ${who}`, async ({ page }) => {
          if (who !== 'nobody') await signIn(page, who);
          // The language of the profile wins over the browser's; kept here, it changes no one's profile while others look.
          await page.route('**/api/v1/session', async (route) => {
            const response = await route.fetch();
            const body = await response.text();
            await route.fulfill({ response, body: body.replace(/"language":"\w+"/, `"language":"${language}"`) });
          });
          await page.goto(typeof path === 'string' ? path : await path(page.request));
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 });
            await page.waitForLoadState('networkidle');
            await page.screenshot({ path: join(workspace, 'screenshots', language, String(width), `${name}.${who}.png`), fullPage: true, animations: 'disabled' });
          }
        });
      }
    }
  });
}
