import { expect, expectGoodPage, test } from './journey.ts';

test('the sign-in page shows, in French', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('input[type=password]')).toBeVisible();
  await expectGoodPage(page);
});
