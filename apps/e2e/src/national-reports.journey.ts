import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test, type Account } from './journey.ts';

const said = (text: string) => ({ original: 'fr', versions: { fr: { text, state: 'verified' } } });
const base = { help: null, required: false, evidenceRequired: false, shownWhen: null };

/** Two sections, for two people: what there is, and what the law says. */
const CONTENT = {
  title: said('Structures et droit, pour l’essai'),
  introduction: null,
  sections: [
    {
      key: 'structures',
      title: said('Structures nationales'),
      help: null,
      questions: [
        { kind: 'text', key: 'advances', label: said('Quelles avancées depuis le dernier rapport ?'), ...base, required: true, purpose: 'advance' },
        { kind: 'single_choice', key: 'body', label: said('Un organe de coordination existe-t-il ?'), ...base, choices: [{ key: 'yes', label: said('Oui, il existe') }, { key: 'no', label: said('Non, pas encore') }] },
        { kind: 'text', key: 'body_name', label: said('Comment s’appelle cet organe ?'), ...base, shownWhen: { question: 'body', choices: ['yes'] }, purpose: null },
      ],
    },
    { key: 'law', title: said('Droit national'), help: null, questions: [{ kind: 'articles', key: 'som', label: said('Où en est la loi, article par article ?'), ...base, required: true, articles: ['SOM-6', 'SOM-8'] }] },
  ],
};

/** A published questionnaire of two sections; gives the title under which it is chosen. */
async function publish(api: APIRequestContext): Promise<void> {
  const once = () => ({ 'idempotency-key': crypto.randomUUID() });
  const begun = (await (await api.post('/api/v1/questionnaires', { data: { title: CONTENT.title, fromVersionId: null }, headers: once() })).json()) as { id: string; rowVersion: number };
  const written = (await (await api.put(`/api/v1/questionnaires/versions/${begun.id}`, { data: CONTENT, headers: { 'if-match': `"${begun.rowVersion}"` } })).json()) as { rowVersion: number };
  const published = await api.post(`/api/v1/questionnaires/versions/${begun.id}/publish`, { headers: { ...once(), 'if-match': `"${written.rowVersion}"` } });
  expect(published.status()).toBe(200);
}

async function somebodyElse(browser: Browser, account: Account): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await signIn(page, account);
  return page;
}

const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const TITLE = 'Cycle de l’essai entier';
const saved = (page: Page) => expect(page.locator('.foot').getByText(/^Enregistré/)).toBeVisible({ timeout: 15_000 });

/** Opens the history at the foot of the page: in words, and without a key that has none. */
async function readHistory(page: Page): Promise<void> {
  const history = page.locator('suivi-history');
  await history.getByText('Historique complet').click();
  await expect(history.getByRole('listitem').first()).toBeVisible();
  expect(await history.innerText()).not.toMatch(/\b(?:journal|rounds)\.[a-z_]+/);
  await expectGoodPage(page);
}

test('a round from its opening to a validated report: two write at once, one question comes back, and donors read what is theirs', async ({ page, browser, expectedFailures }) => {
  test.setTimeout(240_000);
  expectedFailures.also.push(/PUT \/api\/v1\/national-reports\/.* 412$/);
  await signIn(page, 'coordinator');
  await publish(page.request);

  // The coordinator prepares a round, is told what is missing, and opens it.
  await page.goto('/national-progress');
  await page.getByRole('link', { name: 'Préparer un cycle' }).click();
  await page.getByRole('button', { name: 'Enregistrer sans ouvrir' }).click();
  await expect(page.getByRole('link', { name: 'Choisissez le questionnaire' })).toBeVisible();
  // Two fields want a date: each line says which.
  for (const field of ['Ouverture', 'Dernier jour']) await expect(page.getByRole('link', { name: new RegExp(`^${field} : Donnez une date`) })).toBeVisible();
  await expectGoodPage(page);
  await page.getByLabel('Titre du cycle').fill(TITLE);
  await page.getByRole('combobox', { name: 'Questionnaire' }).selectOption({ label: `${CONTENT.title.versions.fr.text}, version 1` });
  await page.getByLabel('Ouverture').fill(dayFrom(-2));
  await page.getByLabel('Dernier jour').fill(dayFrom(40));
  await page.getByRole('checkbox', { name: 'Mali' }).uncheck();
  await page.getByRole('button', { name: 'Enregistrer sans ouvrir' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  const round = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Ouvrir le cycle' }).click();
  await expect(page.getByRole('dialog')).toContainText('Maroc et Niger');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Ouvrir et prévenir' }).click();
  await expect(page.getByText('2 États n’ont pas encore rendu leur rapport.')).toBeVisible();
  await expectGoodPage(page);

  // Niger's focal point begins, and gives the first section to the expert's institution.
  const focal = await somebodyElse(browser, 'focal.ner');
  const expert = await somebodyElse(browser, 'expert.ner');
  await focal.goto('/');
  await focal.getByRole('link', { name: TITLE }).click();
  await focal.getByRole('button', { name: 'Commencer le rapport' }).click();
  await expect(focal.getByRole('heading', { level: 2, name: 'Structures nationales' })).toBeVisible();
  const { institution } = (await (await expert.request.get('/api/v1/session')).json()) as { institution: { name: ReturnType<typeof said> } };
  await focal.getByText('Qui la rédige, qui la lira').click();
  await focal.getByLabel('Institution qui rédige cette section').selectOption({ label: institution.name.versions.fr.text });
  await expect(focal.locator('suivi-section-nav').getByText(institution.name.versions.fr.text)).toBeVisible();
  const audience = focal.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  await focal.getByRole('group', { name: 'Qui pourra lire cette section une fois validée' }).getByRole('radio').nth(2).check();
  await audience;
  await expectGoodPage(focal);

  // Both write at the same time, each in a section of her own.
  await expert.goto(focal.url());
  await expert.getByLabel('Quelles avancées depuis le dernier rapport ?').fill('Une brigade a été créée.');
  await focal.getByRole('link', { name: 'Section suivante' }).click();
  await focal.getByText('Sans réponse').first().click();
  await focal.getByLabel('Stade atteint').selectOption({ label: 'Adoptée' });
  await expert.getByRole('radio', { name: 'Oui, il existe' }).check();
  await expert.getByLabel('Comment s’appelle cet organe ?').fill('Commission nationale');
  await Promise.all([saved(expert), saved(focal)]);
  await expert.reload();
  await expect(expert.getByLabel('Comment s’appelle cet organe ?')).toHaveValue('Commission nationale');
  await expert.getByRole('checkbox', { name: 'Cette section est prête' }).check();
  await expect(expert.getByText('Prête', { exact: true })).toBeVisible();
  // She proves one of her answers, and is told what is missing of the piece.
  await expert.getByRole('button', { name: 'Pièces justificatives : 0' }).first().click();
  await expert.getByRole('button', { name: 'Ajouter une pièce' }).click();
  await expert.getByText('Un lien', { exact: true }).click();
  await expert.getByLabel('Titre de la pièce').fill('Arrêté de création');
  await expert.getByLabel('Date de la pièce').fill('2026-02-03');
  await expert.getByRole('button', { name: 'Joindre' }).click();
  await expect(expert.getByText('Donnez une adresse complète qui commence par https://')).toBeVisible();
  await expert.getByLabel('Adresse du lien').fill('https://journal-officiel.example.org/arrete');
  await expert.getByRole('button', { name: 'Joindre' }).click();
  await expect(expert.getByText('Arrêté de création', { exact: true }).first()).toBeVisible();
  await expectGoodPage(expert);

  // The focal point learns of it when she comes back to her window; then both write in one question.
  await focal.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(focal.getByText('viennent d’être enregistrées', { exact: false }).or(focal.getByText('vient', { exact: false })).first()).toBeVisible();
  await focal.getByRole('button', { name: 'C’est vu' }).click();
  await focal.getByRole('link', { name: 'Section précédente' }).click();
  await expert.getByLabel('Quelles avancées depuis le dernier rapport ?').fill('Une brigade de douze personnes a été créée.');
  await saved(expert);
  await focal.getByLabel('Quelles avancées depuis le dernier rapport ?').fill('Une brigade a été créée à Agadez.');
  await expect(focal.getByRole('heading', { name: 'Quelqu’un a modifié la même réponse que vous' })).toBeVisible({ timeout: 15_000 });
  await expect(focal.getByText('Une brigade de douze personnes a été créée.')).toBeVisible();
  await expectGoodPage(focal);

  await focal.getByRole('button', { name: 'Garder les deux, l’une après l’autre' }).click();
  await saved(focal);
  await expect(focal.getByLabel('Quelles avancées depuis le dernier rapport ?')).toHaveValue(/Agadez\.\n\nUne brigade de douze/);

  // What is missing is listed and led to, also in another section.
  await focal.getByRole('button', { name: 'Relire et transmettre' }).click();
  await expect(focal.getByText('2 réponses sont à compléter avant de transmettre')).toBeVisible();
  await expectGoodPage(focal);
  await focal.getByRole('link', { name: /^art\. 8/ }).click();
  await focal.getByLabel('Stade atteint').last().selectOption({ label: 'En rédaction' });
  await focal.getByRole('link', { name: /^art\. 6/ }).click();
  await focal.getByLabel('Référence du texte national').first().fill('Loi n° 2015-36, art. 10');
  await focal.getByLabel('Référence du texte national').first().blur();
  await saved(focal);
  await focal.getByRole('button', { name: 'Relire et transmettre' }).click();
  await expect(focal.getByRole('dialog')).toContainText('Structures nationales');
  await expectGoodPage(focal);
  await focal.getByRole('button', { name: 'Transmettre', exact: true }).click();
  await expect(focal.getByRole('heading', { name: 'Rapport national transmis' })).toBeVisible();
  await expectGoodPage(focal);

  // The coordinator finds it on her first page and returns one question.
  await page.goto('/');
  await page.getByRole('link', { name: `Niger · ${TITLE}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rapport national : Niger' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Arrêté de création' })).toBeVisible();
  await page.getByRole('button', { name: 'Ajouter une remarque' }).first().click();
  await page.getByLabel('Remarque sur cette question').fill('Depuis quand ?');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Renvoyer avec remarques' }).click();
  await page.getByRole('button', { name: 'Renvoyer', exact: true }).click();
  await expect(page.getByText('Écrivez un texte').or(page.getByText('Remplissez ce champ')).first()).toBeVisible();
  await page.getByLabel('Ce qui est à reprendre').fill('Une précision manque.');
  await page.getByRole('button', { name: 'Renvoyer', exact: true }).click();
  await expect(page.getByText('Le rapport est renvoyé').first()).toBeVisible();

  // It is mended where the comment stands, sent again and validated with a stage of the coordinator's own.
  await focal.goto(round);
  await focal.getByRole('link', { name: 'Continuer le rapport' }).click();
  await expect(focal.getByText('Depuis quand ?')).toBeVisible();
  await focal.getByRole('link', { name: 'Quelles avancées depuis le dernier rapport ?' }).click();
  await expect(focal.getByLabel('Quelles avancées depuis le dernier rapport ?')).toBeFocused();
  await expectGoodPage(focal);
  await focal.getByLabel('Quelles avancées depuis le dernier rapport ?').fill('Une brigade a été créée en mars.');
  await saved(focal);
  await focal.getByRole('button', { name: 'Relire et transmettre' }).click();
  await focal.getByRole('button', { name: 'Transmettre', exact: true }).click();
  await expect(focal.getByRole('heading', { name: 'Rapport national transmis' })).toBeVisible();

  await page.goto('/national-reports?phase=submitted');
  await page.getByRole('link', { name: `Niger · ${TITLE}` }).click();
  await page.getByRole('link', { name: /^Droit national/ }).click();
  await page.getByLabel('Stade constaté').first().selectOption({ label: 'Appliquée' });
  await page.getByRole('button', { name: 'Valider le rapport' }).click();
  await page.getByRole('button', { name: 'Valider', exact: true }).click();
  await expect(page.getByText('Le rapport est validé').first()).toBeVisible();
  await readHistory(page);
  await page.goto(round);
  await expect(page.getByRole('row', { name: /Niger/ })).toContainText('Validé');
  await expect(page.getByRole('row', { name: /Maroc/ })).toContainText('Pas encore rendu');
  await readHistory(page);

  // A donor reads the section that the State shows to donors, and is told that there is another.
  const donor = await somebodyElse(browser, 'donor');
  await donor.goto('/national-reports');
  await donor.getByRole('link', { name: new RegExp(TITLE) }).click();
  await expect(donor.getByText('Une brigade a été créée en mars.')).toBeVisible();
  await expect(donor.getByText('These sections exist and are not shared with you:').or(donor.getByText('Ces sections existent et ne vous sont pas communiquées :'))).toBeVisible();
  await expect(donor.getByText('Loi n° 2015-36')).toHaveCount(0);
  await expectGoodPage(donor);

  // The end of the round can be put off, with a reason that everybody reads; and the State may correct what was validated.
  await page.getByRole('button', { name: 'Prolonger' }).click();
  await page.getByLabel('Nouveau dernier jour').fill(dayFrom(44));
  await page.getByLabel('Motif').fill('Un État a demandé plus de temps.');
  await page.getByRole('button', { name: 'Prolonger et prévenir' }).click();
  await expect(page.getByText('Un État a demandé plus de temps.')).toBeVisible();
  await focal.goto(round);
  await focal.getByRole('button', { name: 'Corriger' }).click();
  await expect(focal.getByText('Cette correction part du rapport validé.')).toBeVisible();
  await expect(focal.getByLabel('Quelles avancées depuis le dernier rapport ?')).toHaveValue('Une brigade a été créée en mars.');
  await expect(focal.getByText('Comme dans le dernier rapport').first()).toBeVisible();
});

test('an answer written without a connection is kept on the device and sent when it is back', async ({ page, context, expectedFailures }) => {
  expectedFailures.also.push(/.*/);
  await signIn(page, 'focal.ner');
  const { items } = (await (await page.request.get('/api/v1/national-reports')).json()) as { items: { id: string; phase: string; round: { title: ReturnType<typeof said> } }[] };
  const open = items.find(({ phase, round }) => phase === 'draft' && round.title.versions.fr.text !== TITLE);
  expect(open).toBeDefined();
  await page.goto(`/national-reports/${open?.id}`);
  const field = page.locator('suivi-translated-editor textarea').first();
  await expect(field).toBeVisible();
  await context.setOffline(true);
  await field.fill('Écrit sans connexion.');
  await expect(page.getByText('Votre texte est gardé sur cet appareil', { exact: false })).toBeVisible({ timeout: 15_000 });
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await expect(page.locator('suivi-translated-editor textarea').first()).toHaveValue('Écrit sans connexion.');
});
