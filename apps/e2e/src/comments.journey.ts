import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { aCommitmentOf } from './records.ts';

const talk = (page: Page) => page.getByRole('region', { name: /Échanges/ });
const field = (page: Page, label = 'Votre commentaire') => talk(page).getByLabel(label);

test('two people talk on a commitment, live; another State hears nothing; a comment withdrawn stays to be seen', async ({ page, browser }) => {
  await signIn(page, 'focal.ner');
  const path = await aCommitmentOf(page.request, 'NER');
  await page.goto(path);
  await expect(talk(page).getByText('Personne n’a encore rien dit ici.')).toBeVisible();

  const office = await (await browser.newContext()).newPage();
  await signIn(office, 'coordinator');
  await office.goto(path);
  await expect(field(office)).toBeVisible();
  const bamako = await (await browser.newContext()).newPage();
  await signIn(bamako, 'focal.mli');
  await bamako.goto(path);
  await expect(field(bamako)).toBeVisible();

  // The narrowest circle is proposed; the coordinator is mentioned once she is in it.
  await expect(talk(page).getByRole('radio', { name: /Votre délégation seule/ })).toBeChecked();
  await field(page).fill('La circulaire est prête. Quand l’examinez-vous ?');
  await talk(page).getByRole('radio', { name: /Une délégation et la coordination/ }).check();
  await talk(page).locator('summary', { hasText: 'Mentionner quelqu’un' }).click();
  await talk(page).getByRole('searchbox').fill('coord');
  await talk(page).getByRole('button', { name: /^Mentionner / }).first().click();
  await expectGoodPage(page);
  await talk(page).getByRole('button', { name: 'Envoyer' }).click();
  await expect(talk(office).getByText('La circulaire est prête.')).toBeVisible();
  await expect(talk(office).getByText('À l’attention de').first()).toBeVisible();
  await expect(talk(office).getByText('Nouveau', { exact: true })).toBeVisible();

  await talk(office).getByRole('button', { name: /^Répondre/ }).click();
  await field(office, 'Votre réponse').fill('سأراجعه يوم الخميس.');
  await talk(office).getByRole('button', { name: 'Envoyer la réponse' }).click();
  const answer = talk(page).getByText('سأراجعه يوم الخميس.');
  await expect(answer).toBeVisible();
  await expect(answer).toHaveCSS('direction', 'rtl');
  await expectGoodPage(page);

  await talk(page).getByRole('button', { name: 'Retirer' }).click();
  await talk(page).getByRole('button', { name: 'Retirer le commentaire' }).click();
  await expect(talk(page).getByText(/Commentaire retiré le/)).toBeVisible();
  await expect(talk(office).getByText(/Commentaire retiré le/)).toBeVisible();
  await expect(talk(office).getByText('La circulaire est prête.')).toHaveCount(0);

  await expect(talk(bamako).getByText('Personne n’a encore rien dit ici.')).toBeVisible();
  await bamako.reload();
  await expect(talk(bamako).getByText('Personne n’a encore rien dit ici.')).toBeVisible();
  await office.context().close();
  await bamako.context().close();
});

test('what is written without a connection stays on the device, and is heard of once the connection is back', async ({ page, context }) => {
  await signIn(page, 'expert.ner');
  const path = await aCommitmentOf(page.request, 'NER');
  await page.goto(path);
  await field(page).waitFor();
  await context.setOffline(true);
  await field(page).fill('Écrit au poste-frontière.');
  await expect(talk(page).getByText(/Vous êtes hors ligne/)).toBeVisible();
  await talk(page).getByRole('button', { name: 'Envoyer' }).click();
  await expect(field(page)).toHaveValue('Écrit au poste-frontière.');
  await context.setOffline(false);
  await page.reload();
  await expect(field(page)).toHaveValue('Écrit au poste-frontière.');
  await talk(page).getByRole('button', { name: 'Envoyer' }).click();
  await expect(talk(page).getByRole('article').getByText('Écrit au poste-frontière.')).toBeVisible();
  await expect(field(page)).toHaveValue('');
});
