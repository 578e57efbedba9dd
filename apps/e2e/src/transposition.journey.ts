import { expect, expectGoodPage, signIn, test } from './journey.ts';

test('the coordinator reads the matrix with the keyboard, opens a cell, and comes back to the same view', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/national-progress');
  await page.getByRole('link', { name: 'Transposition', exact: true }).click();
  await expect(page).toHaveURL(/\/transposition$/);
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('columnheader')).toHaveText(['Article', 'Mali', 'Maroc', 'Niger']);
  await expect(grid.getByRole('rowheader')).toHaveCount(66);
  await expectGoodPage(page);
  // The table scrolls within itself: the page ends with its foot.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - (document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0) - window.scrollY)).toBeLessThan(200);

  await grid.getByRole('link').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(grid.locator('[data-place="1 1"]')).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(grid.locator('[data-place="65 2"]')).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await expect(grid.locator('[data-place="0 0"]')).toBeFocused();
  expect(await grid.locator('a[tabindex="0"]').count()).toBe(1);

  await page.getByLabel('Traité').selectOption({ label: 'Protocole contre le trafic illicite de migrants' });
  await expect(page).toHaveURL(/instrument=SOM/);
  await expect(grid.getByRole('rowheader')).toHaveCount(25);
  await page.getByLabel('Au moins un État à ce stade').selectOption({ label: 'Appliquée' });
  await expect(page).toHaveURL(/stage=applied/);
  await grid.getByRole('link', { name: /^Niger, art\. 6.*Appliquée/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/6/);
  await expect(page.getByRole('term').filter({ hasText: 'Stade constaté' })).toBeVisible();
  await expectGoodPage(page);
  await page.goBack();
  await expect(page).toHaveURL(/instrument=SOM&stage=applied/);
});

test('what is not shared is said to be not shared, as of any day, and leaves as a workbook', async ({ page }) => {
  await signIn(page, 'donor');
  await page.goto('/transposition');
  await expect(page.getByRole('grid').getByText('Not shared').first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download (XLSX)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^transposition-\d{4}-\d\d-\d\d\.xlsx$/);
  await page.getByLabel('As of', { exact: true }).fill('2018-04-16');
  await expect(page).toHaveURL(/on=2018-04-16/);
  await expect(page.getByRole('grid').getByText('Not asked yet')).toHaveCount(66 * 3);

  // A day to come is refused at its field, in a sentence, and the table of today stands below.
  await page.goto('/transposition?on=2099-01-01');
  await expect(page.getByLabel(/^As of/)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert').getByText('The table shows where things stand today.')).toBeVisible();
  await expect(page.getByRole('grid').getByText('Not shared').first()).toBeVisible();
  await expectGoodPage(page);
});

test('on a phone the matrix is read article by article, in Arabic from right to left', async ({ page }) => {
  await signIn(page, 'focal.mar');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/transposition?instrument=SOM');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('الإدماج في القانون الوطني');
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectGoodPage(page);
  await page.setViewportSize({ width: 360, height: 800 });
  // The legend and the cards are folded; a card is opened to read it.
  await expect(page.locator('details[open]')).toHaveCount(0);
  await page.locator('.articles summary').first().click();
  await page.getByRole('link', { name: /^المغرب/ }).first().click();
  await expect(page).toHaveURL(/\/transposition\/MAR\/SOM-1$/);
  await expectGoodPage(page);
});

test('good practices are offered and needs gathered, and both can be narrowed to one State', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/national-progress');
  await page.getByRole('link', { name: 'Besoins', exact: true }).click();
  await expect(page).toHaveURL(/\/needs$/);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('combobox', { name: 'État' }).selectOption({ label: 'Maroc' });
  await expect(page).toHaveURL(/state=MAR/);
  await page.goto('/good-practices');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonnes pratiques');
  await expectGoodPage(page);
});
