import { expect, expectGoodPage, signIn, test } from './journey.ts';

test.describe('in Arabic', () => {
  test.use({ locale: 'ar-MA', viewport: { width: 360, height: 780 } });

  test('the Moroccan focal point finds her work, a recommendation and its timeline, set right to left', async ({ page }) => {
    await signIn(page, 'focal.mar');
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await expectGoodPage(page);
    await page.goto('/recommendations?q=NIA-2018-R05');
    await page.locator('main').getByRole('link').filter({ hasText: 'المغرب' }).first().click();
    await expect(page).toHaveURL(/\/commitments\//);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectGoodPage(page);
  });
});

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('the programme officer reads the overview, and a figure opens the list behind it', async ({ page }) => {
    await signIn(page, 'donor');
    await page.goto('/overview');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByText(/out of 47/i).first()).toBeVisible();
    await expectGoodPage(page);
    await page.locator('main a[href*="status=implemented"]').first().click();
    await expect(page).toHaveURL(/\/commitments\?.*status=implemented/);
    await expect(page.getByText('Implemented').first()).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/\/overview/);
  });
});

test('the language is switched without a reload, and kept in the profile', async ({ page }) => {
  await signIn(page, 'observer');
  await page.goto('/recommendations');
  await expect(page.getByRole('heading', { level: 1, name: 'Recommandations' })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/v1/profile') && response.ok());
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Recommendations' })).toBeVisible();
  await kept;
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Recommendations' })).toBeVisible();
  const back = page.waitForResponse((response) => response.url().endsWith('/api/v1/profile') && response.ok());
  await page.getByRole('button', { name: 'Français' }).click();
  await back;
});
