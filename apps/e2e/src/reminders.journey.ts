import { expect, expectGoodPage, signIn, test } from './journey.ts';

test('the coordinator reads what a reminder will say before it is sent, and sees what became of it', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const rabat = await browser.newContext({ locale: 'ar-MA', viewport: { width: 360, height: 780 } });
  const focal = await rabat.newPage();
  await signIn(focal, 'focal.mar');
  // Whoever was here before may have read in another language.
  expect((await focal.request.patch('/api/v1/profile', { data: { language: 'ar' } })).ok()).toBe(true);
  await signIn(page, 'coordinator');
  await page.goto('/reporting');
  await page.getByRole('combobox', { name: /^État/ }).selectOption({ label: 'Maroc' });
  await expect(page).toHaveURL(/state=MAR/);
  await page.getByRole('button', { name: 'Préparer une relance' }).click();
  const preview = page.getByRole('region', { name: 'Aperçu de la relance' });
  // Other journeys invite further focal points of the State.
  const person = preview.getByRole('group').filter({ hasText: 'وفد المغرب — جهة الاتصال' });
  await person.locator('summary').click();
  const words = person.locator('pre');
  await expect(words).toHaveAttribute('dir', 'rtl');
  await expect(words).toContainText('يدعوكم مكتب التنسيق');
  await expectGoodPage(page);

  await preview.getByRole('button', { name: /^Envoyer à/ }).click();
  await expect(page).toHaveURL(/\/reporting\/[0-9a-f-]{36}$/);
  const row = page.getByRole('row').filter({ hasText: 'وفد المغرب — جهة الاتصال' });
  await expect(row).toContainText('Pas encore');
  await expectGoodPage(page);

  await focal.goto('/inbox?unread=true');
  const message = focal.getByRole('listitem').filter({ hasText: 'دعوة إلى تقديم بيان' });
  await expect(message.first()).toBeVisible();
  await expectGoodPage(focal);
  await message.getByRole('link').first().click();
  await expect(focal).toHaveURL(/\/commitments\//);
  await rabat.close();

  await expect(async () => {
    await page.reload();
    await expect(row).not.toContainText('Pas encore', { timeout: 2_000 });
  }).toPass();
});

test.describe('choosing how to be told', () => {
  test.use({ expectedFailures: { also: [/^PUT \/api\/v1\/reminder-settings 412$/] } });

  test('everybody chooses how to be told, and two windows do not overwrite each other', async ({ page, context }) => {
    await signIn(page, 'expert.ner');
    await page.goto('/inbox');
    await page.getByRole('link', { name: 'Choisir ce que je reçois' }).click();
    const delivery = page.getByLabel('Échéance dépassée');
    await expect(delivery).toHaveValue('weekly');

    const other = await context.newPage();
    await other.goto('/inbox/settings');
    await other.getByLabel('Échéance dépassée').selectOption('daily');
    await other.getByLabel('Heure du courriel quotidien').selectOption('18');
    await other.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(other.getByText('Vos choix sont enregistrés.').first()).toBeVisible();

    await delivery.selectOption('inbox');
    const refused = page.waitForResponse((response) => response.url().endsWith('/reminder-settings') && response.status() === 412);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await refused;
    await expect(page.getByText('modifiés ailleurs')).toBeVisible();
    await expect(delivery).toHaveValue('daily');
    await delivery.selectOption('inbox');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Vos choix sont enregistrés.').first()).toBeVisible();
    await page.reload();
    await expect(delivery).toHaveValue('inbox');
    await expect(page.getByLabel('Heure du courriel quotidien')).toHaveValue('18');
  });
});
