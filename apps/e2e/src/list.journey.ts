import { expect, signIn, test } from './journey.ts';

test('filters stand in the address: the back button, a reload and a colleague see the same list', async ({ page, browser }) => {
  await signIn(page, 'coordinator');
  await page.goto('/recommendations');
  await page.getByRole('checkbox', { name: 'Niger' }).check();
  await expect(page).toHaveURL(/state=NER/);
  await page.getByRole('checkbox', { name: 'En retard' }).check();
  await expect(page).toHaveURL(/overdue=true/);
  const references = () => page.locator('main').getByText(/^(NIA|CAS)-\d{4}-R\d\d$/).allInnerTexts();
  await expect.poll(async () => (await references()).length).toBeLessThan(16);
  const seen = await references();

  const colleague = await browser.newContext();
  const other = await colleague.newPage();
  await signIn(other, 'coordinator');
  await other.goto(page.url());
  await expect.poll(() => other.locator('main').getByText(/^(NIA|CAS)-\d{4}-R\d\d$/).allInnerTexts()).toEqual(seen);
  await colleague.close();

  await page.goBack();
  await expect(page).not.toHaveURL(/overdue=true/);
  await expect(page.getByRole('checkbox', { name: 'En retard' })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Niger' })).toBeChecked();
});

test('a word in any language finds the recommendation', async ({ page }) => {
  await signIn(page, 'observer');
  await page.goto('/');
  await page.getByRole('searchbox').first().fill('magistrats');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=magistrats/);
  await expect(page.locator('main').getByText(/^(NIA|CAS)-\d{4}-R\d\d$/).first()).toBeVisible();
});

test('the search in the head finds actions as well, also by their reference', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/actions');
  const reference = await page.locator('main').getByText(/^A-\d{4}-\d{4}$/).first().innerText();
  await page.getByRole('searchbox').first().fill(reference);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/recommendations\?q=/);
  await page.getByRole('link', { name: '1 action trouvée' }).click();
  await expect(page).toHaveURL(new RegExp(`/actions\\?q=${reference}$`));
  await expect(page.getByRole('article').getByText(reference, { exact: true })).toBeVisible();
});

test.describe('an address that is no address of a record', () => {
  test.use({ expectedFailures: { also: [/^GET \/api\/v1\/recommendations\/nonsense 400$/] } });

  test('is said not to be found', async ({ page }) => {
    await signIn(page, 'coordinator');
    await page.goto('/recommendations/nonsense');
    await expect(page.getByRole('alert')).toContainText('Cet élément est introuvable');
  });
});
