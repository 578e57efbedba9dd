import { expect, signIn, test } from './journey.ts';

test('a letter typed in a review’s comment is a letter, not a shortcut to another State', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/review');
  await expect(page.getByText(/Récépissé S-/).first()).toBeVisible();
  const address = page.url();
  await page.keyboard.press('r');
  await expect(page.locator('main textarea#comment')).toBeFocused();
  await page.keyboard.type('vjrk ? texte');
  await expect(page.locator('main textarea#comment')).toHaveValue('vjrk ? texte');
  await expect(page).toHaveURL(address);
});

test('a comment that the coordinator began survives Escape and a reload, and waits where she began it', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/review');
  await expect(page.getByText(/Récépissé S-/).first()).toBeVisible();
  await page.keyboard.press('r');
  const comment = page.locator('main textarea#comment');
  await expect(comment).toBeFocused();
  await page.keyboard.type('Il manque le décret signé.');
  await page.keyboard.press('Escape');
  await expect(comment).toBeHidden();
  await expect(page.getByRole('button', { name: 'Valider' })).toBeFocused();
  await page.reload();
  await expect(page.getByText('Il manque le décret signé.')).toBeVisible();
  await page.keyboard.press('r');
  await expect(comment).toHaveValue('Il manque le décret signé.');
});
