import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { PASSWORD } from './portal.ts';
import { freeCommitment } from './records.ts';

/** A focal point of the journey's own, with a text in progress: the accounts of the demonstration are needed by the others. */
async function newFocalPoint(page: Page): Promise<{ own: string; draft: string; email: string }> {
  await signIn(page, 'admin');
  const email = 'depart.maroc@suivi.example';
  const own = 'La Partante';
  const invited = await page.request.post('/api/v1/invitations', { data: { email, role: 'focal_point', stateCode: 'MAR', institutionId: null, language: 'fr' } });
  const { link } = (await invited.json()) as { link: string };
  const accepted = await page.request.post('/api/v1/invitations/accept', { data: { token: link.split('/').at(-1), name: own, password: PASSWORD } });
  expect(accepted.status()).toBe(200);
  const { path } = await freeCommitment(page.request, 'MAR', 0);
  const narrative = { original: 'fr', versions: { fr: { text: 'Le texte est commencé.', state: 'verified' } } };
  const begun = await page.request.post(`/api/v1${path}/updates`, { data: { declaredStatus: 'in_progress', narrative, challenges: null, audience: 'delegation' } });
  expect(begun.status()).toBe(201);
  return { own, draft: ((await begun.json()) as { id: string }).id, email };
}

test.describe('a focal point leaves', () => {
  test.use({ expectedFailures: { also: [/^GET \/api\/v1\/(work|session) 401$/] } });

  test('and her successor finds the file, the note and the texts in progress', async ({ page, browser }) => {
    const { own, draft, email } = await newFocalPoint(page);

    await page.goto('/delegation-file');
    await page.getByRole('link', { name: 'Ce qui est contesté' }).click();
    await expect(page.getByRole('heading', { name: 'Ce qui est contesté' })).toBeInViewport();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Télécharger en PDF' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^suivi-MAR-[\d-]+-fr\.pdf$/);

    await page.getByRole('link', { name: 'Passation' }).click();
    await page.getByLabel('Son adresse électronique').fill('suite.maroc@suivi.example');
    await page.getByLabel('Un mot à la personne qui prend la suite').fill('Le dossier des visas est le plus urgent.');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    const link = await page.locator('.notice .code').innerText();
    await expect(page.getByRole('heading', { name: 'Passation en attente' })).toBeVisible();
    await expectGoodPage(page);
    await page.goto('/');
    await expect(page.getByText('Votre passation attend la réponse de suite.maroc@suivi.example')).toBeVisible();

    // On a phone of her own.
    const phone = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'fr-FR', serviceWorkers: 'block' });
    const successor = await phone.newPage();
    await successor.goto(link);
    await expect(successor.getByText(`${own} vous transmet la fonction de point focal`)).toBeVisible();
    await expectGoodPage(successor);
    await successor.getByLabel('Nom').fill('La Suivante');
    await successor.getByLabel('Mot de passe').fill('une phrase assez longue');
    await successor.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await expect(successor.getByRole('heading', { level: 1, name: 'Dossier de la délégation' })).toBeVisible();
    await expect(successor.getByText('Le dossier des visas est le plus urgent.')).toBeVisible();
    await expectGoodPage(successor);
    await successor.goto(`/updates/${draft}`);
    await expect(successor.getByRole('main').getByText('La Suivante').first()).toBeVisible();
    await phone.close();

    const refused = await page.request.post('/api/v1/session', { data: { email, password: PASSWORD } });
    expect(refused.status()).toBe(401);
  });
});
