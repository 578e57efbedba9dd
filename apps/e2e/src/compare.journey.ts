import { expect, expectGoodPage, signIn, test } from './journey.ts';

test('the coordinator sets two States side by side on an article, a question and a recommendation', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/national-progress');
  await page.getByRole('link', { name: 'Comparer des États', exact: true }).click();
  await expect(page).toHaveURL(/\/compare$/);
  await page.getByLabel('Premier État').selectOption({ label: 'Niger' });
  await expect(page).toHaveURL(/states=NER/);
  await page.getByLabel('Deuxième État').selectOption({ label: 'Mali' });
  await expect(page).toHaveURL(/states=NER,MLI|states=NER%2CMLI/);
  await page.getByRole('combobox', { name: 'Article' }).selectOption('SOM-6');
  await expect(page).toHaveURL(/key=SOM-6/);
  // In the order chosen, on one line.
  const heads = page.getByRole('heading', { name: /^(Niger|Mali)$/ });
  await expect(heads.first()).toHaveText('Niger');
  await expect(heads.nth(1)).toHaveText('Mali');
  const [left, right] = [await heads.first().boundingBox(), await heads.nth(1).boundingBox()];
  expect(left?.y).toBe(right?.y);
  expect(left?.x).toBeLessThan(right?.x ?? 0);
  await expectGoodPage(page);

  for (const [kind, subject] of [['question', 'Question'], ['recommendation', 'Recommandation']] as const) {
    await page.getByLabel('Comparer sur').selectOption(kind);
    await expect(page).toHaveURL(new RegExp(`kind=${kind}`));
    await expect(page.getByText('Choisissez au moins deux États')).toBeVisible();
    const choice = page.getByRole('combobox', { name: subject });
    await expect(choice.getByRole('option').nth(1)).toBeAttached();
    await choice.selectOption({ index: (await choice.getByRole('option').count()) - 1 });
    await expect(heads.first()).toHaveText('Niger');
    await expectGoodPage(page);
  }
});

test('on a phone, in Arabic, States stand one below the other', async ({ page }) => {
  await signIn(page, 'focal.mar');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/transposition/MAR/SOM-6');
  await page.getByRole('link', { name: 'المقارنة مع دول أخرى' }).click();
  await expect(page).toHaveURL(/\/compare\?states=MAR/);
  await page.getByLabel('الدولة الثانية').selectOption({ label: 'النيجر' });
  const heads = page.getByRole('heading', { name: /^(المغرب|النيجر)$/ });
  await expect(heads.nth(1)).toHaveText('النيجر');
  const [above, below] = [await heads.first().boundingBox(), await heads.nth(1).boundingBox()];
  expect(above?.y).toBeLessThan(below?.y ?? 0);
  await expectGoodPage(page);
});

test('what a State does not share is said to be not shared', async ({ page }) => {
  await signIn(page, 'donor');
  await page.goto('/compare?states=MLI,NER&kind=article&key=SOM-6');
  await expect(page.getByText(/^Not shared: /).first()).toBeVisible();
});
