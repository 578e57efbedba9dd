import type { APIRequestContext, Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { freeCommitment } from './records.ts';

/** As another tab or a colleague does it: through the API, on the update that is open on the page. */
async function attachLink(api: APIRequestContext, updateId: string, title: string): Promise<void> {
  const piece = { kind: 'link', updateId, title, datedOn: '2026-02-01', language: 'fr', documentKind: 'report', confidentiality: 'delegation', url: 'https://www.unodc.org/' };
  expect((await api.post('/api/v1/evidence', { data: piece })).status()).toBe(201);
}

async function startUpdate(page: Page, which: number, of?: string): Promise<string> {
  await page.goto((await freeCommitment(page.request, 'NER', which, of)).path);
  await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
  await expect(page).toHaveURL(/\/updates\//);
  return page.url().split('/').at(-1) ?? '';
}

const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();

test('who may read it is chosen before the evidence, and pieces that stay behind are said and brought along in one act', async ({ page }) => {
  await signIn(page, 'focal.ner');
  await startUpdate(page, 0, 'donors');
  await expect(page.getByRole('heading', { level: 2, name: /^\d / })).toHaveText([/Où en est l’engagement/, /Qui pourra le lire/, /Ce qui a été fait, et la preuve/]);
  // The State never chose for this commitment, or not further than this: nothing is shown wider than somebody decided.
  await page.getByRole('radio', { name: /^Ma délégation et la coordination/ }).check();
  await page.locator('textarea#narrative').fill('Le comité s’est réuni deux fois.');

  await page.getByRole('button', { name: 'Ajouter une pièce' }).click();
  await page.getByRole('radio', { name: 'Un lien' }).check();
  await page.locator('#evidence-url').fill('https://www.unodc.org/');
  await page.locator('#evidence-name').fill('Procès-verbal');
  await page.locator('#evidence-date').fill('2026-03-02');
  // Changing the audience meanwhile loses nothing of what was described, and the piece follows it.
  await page.getByRole('radio', { name: /^Les États participants/ }).check();
  await expect(page.locator('#evidence-name')).toHaveValue('Procès-verbal');
  await expect(page.locator('#evidence-audience')).toHaveValue('participants');
  await page.getByRole('button', { name: 'Joindre' }).click();
  await expect(page.getByText('Procès-verbal').first()).toBeVisible();
  await expect(page.getByText(/restent? réservée/)).toHaveCount(0);

  await page.getByRole('radio', { name: /^Le public/ }).check();
  await expect(page.getByText('1 pièce reste réservée aux États participants, aux observateurs et à la coordination.')).toBeVisible();
  await expect(page.getByText('Le public lira qu’il n’y a pas de pièce justificative.')).toBeVisible();
  await saved(page);
  await expectGoodPage(page);

  await page.getByRole('button', { name: 'Vérifier et soumettre' }).click();
  const dialog = page.getByRole('dialog', { name: 'Soumettre ce point d’avancement' });
  await expect(dialog.getByText('Le public lira qu’il n’y a pas de pièce justificative.')).toBeVisible();
  await expect(dialog.getByText(/^Une fois validé, (?:seules|toutes|il pourra)/)).toBeVisible();
  await expect(dialog.getByText(/^L’engagement lui-même n’est montré qu’/)).toBeVisible();
  await expectGoodPage(page);
  await dialog.getByRole('button', { name: 'Montrer toutes les pièces' }).click();
  await expect(dialog.getByText(/restent? réservée/)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Soumettre' }).click();
  await expect(page.getByRole('heading', { name: 'Point d’avancement soumis' })).toBeVisible();
});

test.describe('what a colleague attaches meanwhile', () => {
  test.use({ expectedFailures: { also: [/^(POST|PATCH) \/api\/v1\/updates\/[0-9a-f-]+(\/submit)? 412$/] } });

  test('is not sent unseen: it is shown first, and typing goes on over it', async ({ page, browser }) => {
    await signIn(page, 'focal.ner');
    const id = await startUpdate(page, 1);
    await page.getByRole('radio', { name: /^En cours/ }).check();
    await page.locator('textarea#narrative').fill('Deux tribunaux sont équipés.');
    await saved(page);
    await page.getByRole('button', { name: 'Vérifier et soumettre' }).click();
    const dialog = page.getByRole('dialog', { name: 'Soumettre ce point d’avancement' });
    await expect(dialog).toBeVisible();

    // From another device of the delegation.
    const elsewhere = await browser.newContext();
    const colleague = await elsewhere.newPage();
    await signIn(colleague, 'focal.ner');
    await attachLink(colleague.request, id, 'Facture du matériel');
    await dialog.getByRole('button', { name: 'Soumettre' }).click();
    await expect(dialog).toBeHidden();
    const news = page.getByRole('alert').filter({ hasText: 'Votre délégation a modifié ce point d’avancement' });
    await expect(news.getByText('Pièce ajoutée : Facture du matériel')).toBeVisible();
    await expect(news).toBeFocused();
    await expectGoodPage(page);
    await news.getByRole('button', { name: 'J’ai relu' }).click();
    await expect(news).toHaveCount(0);

    await attachLink(colleague.request, id, 'Photo des salles');
    await page.locator('textarea#narrative').fill('Deux tribunaux sont équipés, un troisième le sera.');
    await expect(page.getByText('Pièce ajoutée : Photo des salles')).toBeVisible();
    await saved(page);
    await page.getByRole('button', { name: 'Vérifier et soumettre' }).click();
    await dialog.getByRole('button', { name: 'Soumettre' }).click();
    await expect(page.getByRole('heading', { name: 'Point d’avancement soumis' })).toBeVisible();
    await elsewhere.close();
  });

  test('a text that both changed is asked about, and asked about again after a reload', async ({ page, browser }) => {
    await signIn(page, 'focal.ner');
    const id = await startUpdate(page, 2);
    const narrative = page.locator('textarea#narrative');
    await narrative.fill('Un texte commun.');
    await saved(page);
    const elsewhere = await browser.newContext();
    const colleague = await elsewhere.newPage();
    await signIn(colleague, 'focal.ner');
    const theirs = await (await colleague.request.get(`/api/v1/updates/${id}`)).json();
    const { declaredStatus, challenges, audience, rowVersion } = theirs as Record<string, unknown>;
    const content = { declaredStatus, challenges, audience, narrative: { original: 'fr', versions: { fr: { text: 'Le texte du collègue.', state: 'verified' } } } };
    expect((await colleague.request.patch(`/api/v1/updates/${id}`, { data: content, headers: { 'if-match': `"${String(rowVersion)}"` } })).status()).toBe(200);

    await narrative.fill('Mon texte à moi.');
    const conflict = page.getByRole('alert').filter({ hasText: 'Quelqu’un a modifié le même texte que vous' });
    await expect(conflict.getByText('Le texte du collègue.')).toBeVisible();
    await page.reload();
    await expect(conflict.getByText('Mon texte à moi.')).toBeVisible();
    await expect(conflict.getByText('Le texte du collègue.')).toBeVisible();
    await conflict.getByRole('radio', { name: /^Ma version/ }).check();
    await conflict.getByRole('button', { name: 'Garder ce choix' }).click();
    await saved(page);
    const { narrative: kept } = (await (await colleague.request.get(`/api/v1/updates/${id}`)).json()) as { narrative: { versions: { fr: { text: string } } } };
    expect(kept.versions.fr.text).toBe('Mon texte à moi.');
    await elsewhere.close();
  });
});
