import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { aMeeting, aRecommendation } from './records.ts';

test('the coordinator reads how a recommendation was adopted and what became of a meeting', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto(await aRecommendation(page.request));
  await page.getByText('Historique complet').click();
  await expect(page.getByText('recommandation adoptée')).toBeVisible();
  await expect(page.getByText('« projet » devient « adoptée »')).toBeVisible();
  await expectGoodPage(page);
  await page.goto(await aMeeting(page.request));
  await page.getByText('Historique complet').click();
  await expect(page.getByText('réunion ou source enregistrée')).toBeVisible();
  expect(await page.locator('main').innerText()).not.toMatch(/journal\.[a-z_]+/);
  await expectGoodPage(page);
});

test('the administrator reads the history of an account', async ({ page }) => {
  await signIn(page, 'admin');
  await page.goto('/users');
  await page.getByRole('button', { name: 'Historique : Suivi — administration' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('rôle attribué')).toBeVisible();
  await expect(dialog.getByText(/: connexion$/).first()).toBeVisible();
  expect(await dialog.innerText()).not.toMatch(/journal\.[a-z_]+|@suivi/);
  await expectGoodPage(page);
});
