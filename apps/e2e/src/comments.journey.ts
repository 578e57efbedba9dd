import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { aCommitmentOf, aSubmissionOf } from './records.ts';

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

test('the coordinator asks about what was submitted, and the focal point answers on the page of her own State', async ({ page, browser }) => {
  await signIn(page, 'focal.ner');
  const { user } = (await (await page.request.get('/api/v1/session')).json()) as { user: { name: string } };
  const office = await (await browser.newContext()).newPage();
  await signIn(office, 'coordinator');
  const { sent, path } = await aSubmissionOf(page.request, 'NER');
  await office.goto(`/review/${sent}`);
  await field(office).fill('De quelle date est la circulaire ?');
  await talk(office).locator('summary', { hasText: 'Mentionner quelqu’un' }).click();
  await talk(office).getByRole('searchbox').fill(user.name);
  await talk(office).getByRole('button', { name: `Mentionner ${user.name}` }).click();
  await talk(office).getByRole('button', { name: 'Envoyer' }).click();
  await expect(talk(office).getByRole('article').getByText('De quelle date est la circulaire ?')).toBeVisible();

  await page.goto('/');
  const news = page.getByRole('region', { name: 'Nouveaux commentaires' });
  const line = news.getByRole('listitem').filter({ has: page.locator(`a[href$="#comments-${sent}"]`) });
  await expect(line.getByText('Vous êtes mentionné·e')).toBeVisible();
  await line.getByRole('link').click();
  await expect(page).toHaveURL(`${path}#comments-${sent}`);
  const asked = page.getByRole('region', { name: /Échanges sur ce point/ });
  await expect(asked.getByText('De quelle date est la circulaire ?')).toBeInViewport();
  await expect(asked.getByText('Nouveau', { exact: true })).toBeVisible();
  await asked.getByRole('button', { name: /^Répondre/ }).click();
  await asked.getByLabel('Votre réponse').fill('Du 3 mars. Elle est jointe.');
  await expectGoodPage(page);
  await asked.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(talk(office).getByRole('article').getByText('Du 3 mars. Elle est jointe.')).toBeVisible();

  // What is said on the commitment itself stays apart from it, and what she has read is news no more.
  await expect(page.getByRole('region', { name: 'Échanges', exact: true }).getByText('De quelle date est la circulaire ?')).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.locator(`a[href$="#comments-${sent}"]`)).toHaveCount(0);
  await office.context().close();
});

test('on the page of an update that was returned, what is said about it is fetched once it is opened', async ({ page }) => {
  await signIn(page, 'focal.ner');
  const { returned } = (await (await page.request.get('/api/v1/work')).json()) as { returned: { id: string }[] };
  let asked = 0;
  page.on('request', (request) => (asked += Number(new URL(request.url()).pathname.startsWith('/api/v1/comments'))));
  await page.goto(`/updates/${returned[0]?.id}`);
  const summary = page.locator('summary', { hasText: 'Échanges sur ce point' });
  await summary.waitFor();
  expect(asked).toBe(0);
  await summary.click();
  await field(page).waitFor();
  expect(asked).toBeGreaterThan(0);
  await expectGoodPage(page);
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
