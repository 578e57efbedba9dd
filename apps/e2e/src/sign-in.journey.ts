import { expect, expectGoodPage, test } from './journey.ts';
import { PASSWORD } from './portal.ts';

test('the sign-in page shows, in French', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('input[type=password]')).toBeVisible();
  await expectGoodPage(page);
});

test('signing in and reaching one’s work needs no mouse', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Adresse électronique').focus();
  await page.keyboard.type('focal.mli@suivi.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Mon travail' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toBeVisible();
});

test.describe('a wrong password', () => {
  test.use({ expectedFailures: { also: [/^POST \/api\/v1\/session 401$/] } });

  test('is said in a sentence, and the address stays', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Adresse électronique').fill('nobody@suivi.example');
    await page.locator('input[type=password]').fill('not the password');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await expect(page.getByText('Adresse ou mot de passe incorrect').first()).toBeVisible();
    await expect(page.getByLabel('Adresse électronique')).toHaveValue('nobody@suivi.example');
    await expectGoodPage(page);
  });
});
