import { expect, expectGoodPage, signIn, test } from './journey.ts';

test('the timeline is moved by keyboard, and its view stands in the address', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/timeline');
  await expect(page.getByRole('heading', { level: 2, name: /en retard|échéance/ })).toBeVisible();
  await page.getByRole('group', { name: /^Frise/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/from=\d{4}-\d\d-01/);
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/zoom=quarter/);
  await page.getByLabel('Regrouper par').selectOption({ label: 'Institution' });
  await page.getByRole('group', { name: 'Ce qui est montré' }).getByRole('combobox').first().selectOption({ label: 'Niger' });
  await expect(page).toHaveURL(/state=NER/);
  await expect(page).toHaveURL(/group=institution/);
  await page.getByRole('button', { name: 'Voir le tableau' }).click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Niger' }).first()).toBeVisible();
  await expectGoodPage(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^suivi-timeline-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const [first] = await page.getByRole('table').getByRole('link').all();
  const name = (await first?.innerText()) ?? '';
  await first?.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.split(' (')[0] ?? name);
});

test('what is late is told at the edge of a period long past, with its date, State by State, and in the table', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/timeline?from=2020-01-01&zoom=year');
  const finding = page.getByRole('heading', { level: 2, name: /^\d+ échéances? en retard et \d+ dans les 30 jours$/ });
  await expect(finding).toBeVisible();
  await page.goto('/timeline?from=2019-01-01');
  await expect(finding).toBeVisible();
  const outside = page.locator('.drawing li').filter({ hasText: 'en dehors de la période montrée' });
  await expect(outside.first()).toContainText('En retard');
  await expect(outside.first().locator('.edge')).toHaveText(/\d{4}/);
  await page.getByRole('button', { name: 'Voir le tableau' }).click();
  await expect(page.getByRole('table').getByRole('row').filter({ hasText: 'En retard' })).toHaveCount(await page.locator('.drawing li').filter({ hasText: 'En retard' }).count());
  await expectGoodPage(page);
});

test('the arrows move in the direction in which they point, from right to left as well', async ({ page }) => {
  await signIn(page, 'focal.mar');
  await page.goto('/timeline?from=2026-05-01');
  await page.locator('.keys').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/from=2026-06-01/);
});

test('a secret address brings the deadlines into a calendar program, until it is ended', async ({ page, playwright }) => {
  await signIn(page, 'focal.mli');
  await page.goto('/profile');
  await page.getByRole('button', { name: 'Créer une adresse secrète' }).click();
  const address = await page.getByLabel('Adresse du calendrier').inputValue();
  await expectGoodPage(page);
  const program = await playwright.request.newContext();
  const calendar = await program.get(address);
  expect([calendar.status(), (await calendar.text()).split('\r\n')[0]]).toEqual([200, 'BEGIN:VCALENDAR']);
  await page.reload();
  await expect(page.getByText('Une adresse secrète existe depuis')).toBeVisible();
  await expect(page.getByLabel('Adresse du calendrier')).toHaveCount(0);
  await page.getByRole('button', { name: 'Supprimer l’adresse' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer l’adresse' }).click();
  await expect(page.getByRole('button', { name: 'Créer une adresse secrète' })).toBeVisible();
  expect((await program.get(address)).status()).toBe(404);
  await program.dispose();
});

test('a focal point confirms a holiday that was expected, and the calendar shows what she added', async ({ page }) => {
  await signIn(page, 'focal.ner');
  await page.goto('/calendar/holidays?year=2030');
  const expected = page.getByRole('listitem').filter({ hasText: 'Aïd el-Fitr' });
  await expected.getByRole('button', { name: 'Confirmer la date' }).click();
  await expect(expected.getByText('à confirmer')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ajouter un jour férié' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.locator('.error-summary')).toBeVisible();
  await dialog.getByLabel('Date').fill('2030-07-17');
  await dialog.locator('#name').fill('Journée chômée');
  await expectGoodPage(page);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Journée chômée' })).toBeVisible();
  await page.goto('/calendar?month=2030-07');
  await expect(page.getByRole('cell').filter({ hasText: 'Journée chômée' })).toContainText('17 juillet 2030');
});

test('the calendar says whose each deadline is, unless one State alone is shown', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/calendar');
  const deadlines = page.locator('td li').filter({ has: page.locator('a[href^="/commitments/"], a[href^="/actions/"]') });
  for (let months = 0; months < 12 && (await deadlines.count()) === 0; months++) {
    await page.getByRole('button', { name: 'Mois suivant' }).click();
    await expect(page.locator('[aria-busy="false"]')).toBeVisible();
  }
  await expect(deadlines.first()).toBeVisible();
  await expect(page.locator('.states').first()).toHaveText(/\p{L}{3}/u);
  for (const deadline of await deadlines.all()) await expect(deadline.locator('.states')).toHaveCount(1);
  await expectGoodPage(page);
  await page.locator('main .tools select').selectOption({ label: 'Niger' });
  await expect(page).toHaveURL(/state=NER/);
  await expect(page.locator('.states')).toHaveCount(0);
});
