import { expect, expectGoodPage, signIn, test } from './journey.ts';

test('a focal point confirms several entries at once, and the directory says so', async ({ page }) => {
  await signIn(page, 'focal.mli');
  await page.goto('/');
  await page.getByRole('link', { name: 'Confirmer les fiches' }).click();
  await expect(page).toHaveURL(/standing=old/);
  const boxes = page.getByRole('checkbox', { name: 'Choisir' });
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all()) await box.check();
  await page.getByRole('button', { name: 'Confirmer les 2 fiches choisies' }).click();
  await expect(page.locator('main').getByText(/^Confirmée le/)).toHaveCount(2);
  await expect(boxes).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Aucune autorité ne correspond')).toBeVisible();
});

test('a focal point enters an authority, is told what is missing, and withdraws it again', async ({ page }) => {
  await signIn(page, 'focal.ner');
  await page.goto('/competent-authorities');
  await page.getByRole('link', { name: 'Ajouter une autorité' }).click();
  await page.getByRole('button', { name: 'Enregistrer et confirmer' }).click();
  await expect(page.getByRole('link', { name: 'Choisissez au moins un objet' })).toBeVisible();
  await expectGoodPage(page);
  await page.getByLabel('Nom de l’autorité').fill('Bureau de l’essai');
  await page.getByRole('checkbox', { name: 'Extradition' }).check();
  await page.getByLabel('Téléphones').fill('+227 00 00 00 98\n+227 00 00 00 99');
  await page.getByRole('checkbox', { name: 'Il y a des heures de bureau' }).check();
  await page.getByRole('button', { name: 'Enregistrer et confirmer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bureau de l’essai' })).toBeVisible();
  await expect(page.getByText('lundi–vendredi')).toBeVisible();
  await expect(page.getByRole('link', { name: /\+227 00 00 00 98/ })).toHaveAttribute('href', 'tel:+22700000098');

  await page.getByText('Historique complet').click();
  await expect(page.getByText(/fiche créée et confirmée/)).toBeVisible();
  await page.getByRole('button', { name: 'Retirer la fiche' }).click();
  await expectGoodPage(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer la fiche' }).click();
  await expect(page.getByText(/^Retirée le/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Toujours exact' })).toHaveCount(0);
});

test('two colleagues change the same entry: both versions are shown, and nothing typed is lost', async ({ page, browser, expectedFailures }) => {
  expectedFailures.also.push(/PATCH .* 412$/);
  await signIn(page, 'focal.mar');
  const answer = await page.request.post('/api/v1/competent-authorities', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { institutionId: null, name: { original: 'ar', versions: { ar: { text: 'مكتب التجربة', state: 'verified' } } }, department: null, subjects: ['extradition'], contactFunction: null, contactName: null, phones: ['+212 000 00 00 90'], urgentPhone: null, email: null, website: null, address: null, hours: null, timeZone: 'Africa/Casablanca', requestLanguages: ['ar'], means: [], urgentProcedure: null, notes: null, audience: 'delegation' },
  });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/competent-authorities/${id}/edit`);
  await page.getByLabel('أرقام الهاتف').fill('+212 000 00 00 91');
  const colleague = await browser.newContext();
  const other = await colleague.newPage();
  await signIn(other, 'focal.mar');
  const changed = await other.request.patch(`/api/v1/competent-authorities/${id}`, { headers: { 'if-match': '"1"' }, data: { phones: ['+212 000 00 00 92'], address: 'صندوق البريد 000' } });
  expect(changed.status()).toBe(200);
  await colleague.close();
  await page.getByRole('button', { name: 'حفظ وتأكيد' }).click();
  await expect(page.getByText('+212 000 00 00 92')).toBeVisible();
  await expect(page.getByLabel('العنوان البريدي')).toHaveValue('صندوق البريد 000');
  await expect(page.getByRole('textbox', { name: 'أرقام الهاتف' })).toHaveValue('+212 000 00 00 91');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'الإبقاء على نسختي' }).click();
  await page.getByRole('button', { name: 'حفظ وتأكيد' }).click();
  await expect(page.getByRole('link', { name: /\+212 000 00 00 91/ })).toBeVisible();
});

test('the directory is filtered in the address, found by a word, and leaves as a CSV of the same view', async ({ page }) => {
  await signIn(page, 'donor');
  await page.goto('/competent-authorities');
  await page.getByLabel('Subject of the request').selectOption({ label: 'Extradition' });
  await expect(page).toHaveURL(/subject=extradition/);
  await page.getByLabel('Search for a word').fill('justice');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=justice/);
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(3);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download (CSV)' }).click();
  expect((await download).suggestedFilename()).toBe('competent-authorities.csv');
  await page.goBack();
  await expect(page).not.toHaveURL(/q=justice/);
  await expect(page.getByRole('link', { name: 'Add an authority' })).toHaveCount(0);
});
