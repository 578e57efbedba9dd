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
