import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { freeCommitment, PDF } from './records.ts';

// A file that is not what its name says.
test.use({ expectedFailures: { also: [/^PATCH \/api\/v1\/evidence\/[0-9a-f-]+\/content 422$/] } });

test('a focal point declares with proof, the coordinator verifies by keyboard, the donor sees it', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signIn(page, 'focal.ner');
  const { path, reference } = await freeCommitment(page.request, 'NER', 0);
  await page.goto(path);
  await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();

  await page.getByRole('radio', { name: /^Mis en œuvre(?! en partie)/ }).check();
  await page.locator('#narrative textarea, textarea#narrative').first().fill('La circulaire est appliquée dans les huit tribunaux depuis le mois de mars.');
  await page.getByRole('button', { name: 'Vérifier et soumettre' }).click();
  await expect(page.getByText('« Mis en œuvre » demande au moins une pièce justificative datée').first()).toBeVisible();

  await page.getByRole('button', { name: 'Ajouter une pièce' }).click();
  await page.locator('#evidence-file').setInputFiles({ name: 'circulaire.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Ceci n’est pas un PDF.') });
  await page.locator('#evidence-name').fill('Circulaire appliquée');
  await page.locator('#evidence-date').fill('2026-03-02');
  await page.locator('#evidence-kind').selectOption({ index: 1 });
  const kind = await page.locator('#evidence-kind').inputValue();
  await page.getByRole('button', { name: 'Joindre' }).click();
  // Refused with its file, the piece is described again as it was; only the file is to be chosen anew.
  await expect(page.getByText('Le contenu du fichier ne correspond pas à son nom').first()).toBeVisible();
  await expect(page.locator('#evidence-name')).toHaveValue('Circulaire appliquée');
  await expect(page.locator('#evidence-date')).toHaveValue('2026-03-02');
  await expect(page.locator('#evidence-kind')).toHaveValue(kind);
  await expect(page.getByRole('button', { name: 'Retirer Circulaire appliquée' })).toHaveCount(0);
  await page.locator('#evidence-file').setInputFiles({ name: 'circulaire.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('button', { name: 'Joindre' }).click();
  await expect(page.getByText('Circulaire appliquée').first()).toBeVisible();
  await page.getByRole('radio', { name: /^Les bailleurs/ }).check();
  await expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();
  await expectGoodPage(page);

  await page.getByRole('button', { name: 'Vérifier et soumettre' }).click();
  // The last word says what is sent, on what proof, and to whom.
  const sent = page.getByRole('dialog', { name: 'Soumettre ce point d’avancement' });
  for (const words of ['La circulaire est appliquée dans les huit tribunaux', 'Circulaire appliquée', 'Les bailleurs']) await expect(sent.getByText(words).first()).toBeVisible();
  await expectGoodPage(page);
  await sent.getByRole('button', { name: 'Soumettre' }).click();
  await expect(page.getByRole('heading', { name: 'Point d’avancement soumis' })).toBeVisible();
  const receipt = (await page.locator('main').innerText()).match(/S-\d{4}-\d{6}/)?.[0] ?? '';
  expect(receipt).not.toBe('');
  await expectGoodPage(page);

  const office = await browser.newContext();
  const coordinator = await office.newPage();
  await signIn(coordinator, 'coordinator');
  await coordinator.goto('/review');
  await expect(coordinator.getByRole('heading', { level: 1 })).toBeVisible();
  // Oldest first: what has just come is the last.
  const entries = coordinator.locator('main').getByRole('link', { name: new RegExp(`${reference}.*Niger`) });
  await expect(entries.first()).toBeVisible();
  const shown = coordinator.getByText(/Récépissé S-/).first();
  await expect(shown).toBeVisible();
  for (let step = 0; step < 20 && !(await shown.textContent())?.includes(receipt); step++) {
    const before = (await shown.textContent()) ?? '';
    await coordinator.keyboard.press('j');
    // The next one is there when its own receipt is, not when the address has changed.
    await expect(shown).not.toHaveText(before);
  }
  await coordinator.keyboard.press('v');
  await coordinator.getByRole('radio', { name: 'Mis en œuvre en partie' }).check();
  await coordinator.locator('main textarea#comment').fill('Deux tribunaux restent à couvrir.');
  await coordinator.getByRole('button', { name: 'Valider avec ce statut' }).click();
  await expect(coordinator.getByText(`Soumission ${receipt} validée`)).toBeVisible();
  await office.close();

  const brussels = await browser.newContext({ locale: 'en-GB' });
  const donor = await brussels.newPage();
  await signIn(donor, 'donor');
  await donor.goto(path);
  await expect(donor.getByText('La circulaire est appliquée dans les huit tribunaux')).toBeVisible();
  await expect(donor.getByText('Partially implemented').first()).toBeVisible();
  await expect(donor.getByText('Deux tribunaux restent à couvrir.')).toHaveCount(0);
  await expect(donor.getByText('Délégation du Niger')).toHaveCount(0);
  await brussels.close();
});
