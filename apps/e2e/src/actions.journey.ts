import type { Locator, Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { freeCommitment } from './records.ts';

/** Moves the focus with the keyboard alone until it is where it is wanted. */
async function tabTo(page: Page, name: RegExp | string, role: 'button' | 'link' | 'textbox' = 'button', within: Page | Locator = page): Promise<void> {
  const wanted = within.getByRole(role, { name, exact: true }).first();
  await expect(wanted).toBeVisible();
  for (let step = 0; step < 120; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${role} "${name}" is not reached with the Tab key`);
}

test('a focal point makes an action out of a commitment from a template and begins it; her expert starts an update on it', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signIn(page, 'focal.ner');
  const { path, reference } = await freeCommitment(page.request, 'NER', 1);
  await page.goto(path);
  await page.locator('main').getByRole('link', { name: 'Créer une action' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'De quel modèle partir ?' })).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('radio', { name: /^Formation/ }).check();
  await page.getByRole('button', { name: 'Continuer' }).click();
  const title = page.locator('[id="plan.title"]');
  await expect(title).toHaveValue('Former des magistrats, des enquêteurs ou des agents');
  await title.fill('');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('link', { name: 'Remplissez ce champ' }).click();
  await expect(title).toBeFocused();
  await title.fill('Former les greffiers du tribunal d’Agadez');

  // Nothing typed is lost, and the back button goes one question back.
  await page.reload();
  await expect(page.getByText('Ce que vous aviez écrit sur cet appareil a été remis en place.')).toBeVisible();
  await expect(title).toHaveValue('Former les greffiers du tribunal d’Agadez');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quels États y prennent part ?' })).toBeVisible();
  await page.goBack();
  await expect(title).toHaveValue('Former les greffiers du tribunal d’Agadez');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('link', { name: 'Donnez une date complète : jour, mois et année' })).toBeVisible();
  await page.getByLabel('Échéance').fill('2031-06-30');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${reference}`) })).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer le projet' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'La part de votre État' })).toBeVisible();
  await expect(page.locator('[id="milestones.1.title"]')).toHaveValue('Sessions tenues');
  await expect(page.getByText('50 % de l’ensemble')).toBeVisible();
  await page.getByLabel('Institution responsable').selectOption({ label: 'Agence nationale de lutte contre la traite des personnes et le trafic illicite de migrants' });
  await page.locator('#contact').fill('Direction de la formation judiciaire');
  await page.getByRole('button', { name: /^Descendre Programme et formateurs retenus/ }).click();
  await expect(page.locator('[id="milestones.0.title"]')).toHaveValue('Sessions tenues');
  await page.getByRole('button', { name: 'Ajouter un jalon' }).click();
  await expect(page.locator('[id="milestones.3.title"]')).toBeFocused();
  await page.keyboard.type('Attestations remises');
  await page.locator('[id="milestones.3.weight"]').fill('0');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('link', { name: 'Le poids va de 1 à 100' }).click();
  await expect(page.locator('[id="milestones.3.weight"]')).toBeFocused();
  await page.locator('[id="milestones.3.weight"]').fill('100');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Former les greffiers du tribunal d’Agadez' })).toBeVisible();
  await expect(page.getByText('Attestations remises')).toBeVisible();
  await page.getByRole('button', { name: 'Commencer l’action' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Commencer l’action' }).click();
  await expect(page.getByRole('button', { name: 'Reporter l’échéance' })).toBeVisible();
  await expectGoodPage(page);

  const institution = await browser.newContext();
  const expert = await institution.newPage();
  await signIn(expert, 'expert.ner');
  await expert.goto(new URL(page.url()).pathname);
  await expect(expert.getByRole('heading', { level: 1, name: 'Former les greffiers du tribunal d’Agadez' })).toBeVisible();
  await expect(expert.getByRole('button', { name: 'Modifier la part de votre État' })).toHaveCount(0);
  await expert.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
  await expect(expert).toHaveURL(/\/updates\//);
  await expect(expert.getByRole('heading', { level: 1, name: 'Point d’avancement' })).toBeVisible();
  await institution.close();
});

test('by keyboard alone: a focal point drafts an action and postpones one with a reason', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'focal.mli');
  await page.goto('/actions');
  await tabTo(page, 'Créer une action', 'link');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'De quel modèle partir ?' })).toBeFocused();
  await tabTo(page, 'Continuer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Que proposez-vous de faire ?' })).toBeFocused();
  await tabTo(page, /^Intitulé/, 'textbox');
  await page.keyboard.type('Tenir un registre des saisies');
  await tabTo(page, /^Ce qui est proposé/, 'textbox');
  await page.keyboard.type('Un registre unique, tenu par le pôle spécialisé.');
  await tabTo(page, 'Continuer');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Continuer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Pour quand ?' })).toBeFocused();
  await page.getByLabel('Échéance').focus();
  await page.keyboard.type('03042031');
  await tabTo(page, 'Continuer');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Enregistrer le projet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'La part de votre État' })).toBeVisible();
  await tabTo(page, 'Enregistrer');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Commencer l’action');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await tabTo(page, 'Commencer l’action', 'button', dialog);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Reporter l’échéance');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Nouvelle échéance').fill('2031-12-31');
  await tabTo(page, 'Reporter', 'button', dialog);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('link', { name: 'Remplissez ce champ' })).toBeVisible();
  await expectGoodPage(page);
  await tabTo(page, /^Motif/, 'textbox', dialog);
  await page.keyboard.type('Le marché public a été relancé.');
  await tabTo(page, 'Reporter', 'button', dialog);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Le marché public a été relancé.')).toBeVisible();
  await expect(page.getByText(/^Première échéance/).first()).toBeVisible();
});

test('the action of another State is read without its history, which is for those who take part', async ({ page }) => {
  await signIn(page, 'focal.mli');
  const { items } = (await (await page.request.get('/api/v1/actions?joint=false&state=NER&phase=active')).json()) as { items: { id: string }[] };
  await page.goto(`/actions/${items[0]?.id}`);
  await expect(page.getByRole('heading', { name: 'Part de l’État : Niger' })).toBeVisible();
  await expect(page.getByText('Historique complet')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Modifier l’action' })).toHaveCount(0);
});

test.describe('a joint action', () => {
  test.use({ expectedFailures: { also: [/^POST \/api\/v1\/actions\/[0-9a-f-]+\/responses 412$/, /^PATCH \/api\/v1\/actions\/[0-9a-f-]+(\/part)? 412$/] } });

  test('is proposed to another State, changed while that State reads it, and answered', async ({ page, browser }) => {
    test.setTimeout(120_000);
    await signIn(page, 'focal.ner');
    await page.goto('/actions/new?step=what');
    await page.locator('[id="plan.title"]').fill('Échanger les avis de recherche');
    await page.locator('[id="plan.text"]').fill('Une liste commune, mise à jour chaque mois.');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('checkbox', { name: 'Maroc' }).check();
    await page.getByRole('radio', { name: /État pilote/ }).check();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Échéance').fill('2031-09-30');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('button', { name: 'Enregistrer le projet' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'La part de votre État' })).toBeVisible();
    const action = new URL(page.url()).pathname.replace(/\/part$/, '');
    await page.goto(action);
    await page.getByRole('button', { name: 'Proposer aux autres États' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Proposer aux autres États' }).click();
    await expect(page.getByText('Réponse attendue')).toBeVisible();

    const rabat = await browser.newContext();
    const partner = await rabat.newPage();
    await signIn(partner, 'focal.mar');
    // The language of the profile is Arabic; the answer is read in French here.
    await partner.route('**/api/v1/session', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('"language":"ar"', '"language":"fr"') });
    });
    await partner.goto('/');
    await partner.locator('main').getByRole('link', { name: /Échanger les avis de recherche/ }).first().click();
    await expect(partner.getByRole('heading', { name: 'Votre État est invité à participer' })).toBeVisible();
    await partner.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await expect(partner.getByRole('link', { name: 'Choisissez une réponse' })).toBeVisible();

    // While it is read, the proposer rewrites it.
    const { rowVersion, title, startsOn, dueOn, completionRule, leadState, audience, illustrative } = (await (await page.request.get(`/api/v1${action}`)).json()) as Record<string, unknown>;
    const text = { original: 'fr', versions: { fr: { text: 'Une liste commune, mise à jour chaque semaine.', state: 'verified' } } };
    const rewritten = await page.request.patch(`/api/v1${action}`, { data: { title, text, startsOn, dueOn, completionRule, leadState, audience, illustrative }, headers: { 'if-match': `"${String(rowVersion)}"` } });
    expect(rewritten.status()).toBe(200);
    await partner.getByRole('radio', { name: /^Accepter/ }).check();
    await partner.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await expect(partner.getByRole('heading', { name: 'La proposition a changé pendant que vous la lisiez' })).toBeVisible();
    await expect(partner.locator('ins', { hasText: 'semaine' })).toBeVisible();
    await expectGoodPage(partner);
    await partner.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await expect(partner.getByText('Votre État a accepté sa part.')).toBeVisible();
    await expect(partner.getByRole('button', { name: 'Écrire un point d’avancement' })).toBeVisible();
    await expectGoodPage(partner);
    await rabat.close();

    // The form that the proposer had open before is stale: both versions stand side by side.
    await page.goto(`${action}/edit?step=what`);
    await page.locator('[id="plan.title"]').fill('Échanger chaque mois les avis de recherche');
    const now = (await (await page.request.get(`/api/v1${action}`)).json()) as { rowVersion: number };
    const meanwhile = { original: 'fr', versions: { fr: { text: 'Échanger les avis et les alertes', state: 'verified' } } };
    await page.request.patch(`/api/v1${action}`, { data: { title: meanwhile, text, startsOn, dueOn, completionRule, leadState, audience, illustrative }, headers: { 'if-match': `"${now.rowVersion}"` } });
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('heading', { name: 'Quelqu’un a modifié le même texte que vous' })).toBeVisible();
    await expect(page.getByText('Échanger les avis et les alertes')).toBeVisible();
    await page.getByRole('radio', { name: 'Ma version' }).check();
    await page.getByRole('button', { name: 'Garder ce choix' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Échanger chaque mois les avis de recherche' })).toBeVisible();

    // The history says all of it in sentences.
    await page.getByText('Historique complet').click();
    await expect(page.getByText('Délégation du Niger — point focal : action modifiée').first()).toBeVisible();
    expect(await page.locator('suivi-history').innerText()).not.toMatch(/recommendations\.|undefined/);
    await expectGoodPage(page);

    // The same of the own part, which a colleague changes from another device.
    await page.getByRole('link', { name: 'Modifier la part de votre État' }).click();
    await page.locator('#contact').fill('Bureau central national');
    const { parts } = (await (await page.request.get(`/api/v1${action}`)).json()) as { parts: { stateCode: string; rowVersion: number; audience: string }[] };
    const own = parts.find(({ stateCode }) => stateCode === 'NER');
    const theirs = { responsibleInstitutionId: null, supportingInstitutionIds: [], contact: 'Direction de la police judiciaire', means: null, assistance: null, obstacles: null, commitmentIds: [], milestones: [{ id: null, title: meanwhile, weight: 1, dueOn: null }], audience: own?.audience };
    expect((await page.request.patch(`/api/v1${action}/part`, { data: theirs, headers: { 'if-match': `"${own?.rowVersion}"` } })).status()).toBe(200);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('heading', { name: 'Quelqu’un a modifié le même texte que vous' })).toBeVisible();
    await expect(page.getByText('Direction de la police judiciaire').first()).toBeVisible();
    await expect(page.locator('[id="milestones.0.title"]')).toHaveValue('Échanger les avis et les alertes');
    await page.getByRole('radio', { name: 'Ma version' }).check();
    await page.getByRole('button', { name: 'Garder ce choix' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Bureau central national')).toBeVisible();
    await expect(page.getByText('Échanger les avis et les alertes')).toBeVisible();
  });
});
