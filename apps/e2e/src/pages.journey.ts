import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { PAGES } from './pages.ts';

/** The one of a page's readers in whose language it is looked at here; journeys of their own are in English and Arabic. */
for (const { name, path, seenBy } of PAGES) {
  for (const who of seenBy) {
    test(`the page "${name}" can be read by ${who}, by anyone, at any width`, async ({ page }) => {
      if (who !== 'nobody') await signIn(page, who);
      await page.goto(typeof path === 'string' ? path : await path(page.request));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expect(page.locator('html')).toHaveAttribute('dir', who === 'focal.mar' ? 'rtl' : 'ltr');
      // A key that has no sentence shows as itself.
      expect(await page.locator('body').innerText()).not.toMatch(/\b(?:recommendations|handover|journal|rounds|actions|home|access|reports|notifications|evidence|timeline|authorities|library|imports|questionnaires|answers|documents|document_kind|status|phase|audience|problem|issue)\.[a-z_]+/);
      await expectGoodPage(page);
    });
  }
}
