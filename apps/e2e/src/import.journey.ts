import { expect, expectGoodPage, signIn, test } from './journey.ts';

const CSV = 'To,Text,Title,Response,Issue\nMali,"Adopter la loi attendue. Sans tarder.",La loi attendue,Accepted,"Detention,Justice"\nMali,Créer un registre des affaires,Le registre,Accepted,Detention';
const text = (words: string) => ({ original: 'fr', versions: { fr: { text: words, state: 'verified' } } });

test('a coordinator imports a table, no theme is lost without a word, and the State learns that institutions are missing', async ({ page }) => {
  await signIn(page, 'coordinator');
  const source = { kind: 'other', code: 'EXT-2019', name: text('Source extérieure'), place: null, stateCode: null, startsOn: '2019-05-01', endsOn: '2019-05-01', participantsTotal: null, participantsWomen: null, summary: text('Pour l’essai.'), sourceUrl: null, followsId: null };
  expect((await page.request.post('/api/v1/meetings', { data: source })).status()).toBe(201);
  await page.goto('/imports');
  await page.getByLabel('Fichier CSV').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await page.getByLabel('Réunion ou source').selectOption('Source extérieure');
  await page.getByLabel('Adoptée le').fill('2019-05-01');
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByRole('link', { name: 'Choisissez la langue des textes' })).toBeVisible();
  await page.getByLabel('Langue des textes').selectOption('Français');
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  const bring = page.getByRole('button', { name: 'Importer 2 recommandations' });
  await expect(bring).toBeDisabled();
  await expect(page.getByText('Décidez d’abord ce que deviennent 2 mots de thème.')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'La loi attendue', exact: true })).toBeVisible();
  await expectGoodPage(page);
  await page.getByLabel('Detention (2 lignes)').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Laisser de côté le mot qui reste' }).click();
  await bring.click();
  await expect(page.getByRole('heading', { name: '2 recommandations importées' })).toBeVisible();

  await signIn(page, 'focal.mli');
  await page.goto('/');
  await expect(page.getByText(/engagements? n’(a|ont) pas encore d’institution chef de file/)).toBeVisible();
  await page.getByRole('link', { name: 'Voir ces engagements et désigner leurs institutions' }).click();
  await expect(page).toHaveURL(/withoutLead=true/);
  await page.getByRole('link', { name: 'Le registre' }).click();
  await expect(page.getByText('Thèmes dans le fichier d’origine')).toBeVisible();
  await page.getByRole('link', { name: /Mali/ }).first().click();
  await page.getByRole('link', { name: 'Désigner l’institution chef de file' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectGoodPage(page);
});
