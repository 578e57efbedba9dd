import ExcelJS from 'exceljs';
import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { aReport } from './records.ts';

const [CODE, ANSWER] = [1, 3];
const WRITTEN = ['Écrit sans connexion, dans le train.', 'Écrit le lendemain, toujours sans connexion.'];

test('a report is read, taken away as a workbook, filled in and brought back, and only what is chosen is written', async ({ page }) => {
  await signIn(page, 'focal.ner');
  await page.goto(await aReport(page.request));
  await page.getByRole('link', { name: 'Lire le rapport, le télécharger, le remplir hors connexion' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rapport national : Niger' })).toBeVisible();
  await expectGoodPage(page);
  const pdf = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF' }).click();
  expect((await pdf).suggestedFilename()).toMatch(/^suivi-NER-.*-fr\.pdf$/);

  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Classeur à remplir (XLSX)' }).click();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await (await taken).path());
  let filled = 0;
  book.worksheets[1]?.eachRow((row) => {
    if (filled < WRITTEN.length && /;text;/.test(row.getCell(CODE).text)) row.getCell(ANSWER).value = WRITTEN[filled++] ?? '';
  });
  const buffer = Buffer.from(await book.xlsx.writeBuffer());

  await page.getByLabel('Rapporter un fichier rempli').setInputFiles({ name: 'rapport.xlsx', mimeType: 'application/octet-stream', buffer });
  await expect(page.getByRole('heading', { name: '2 réponses diffèrent du rapport' })).toBeVisible();
  for (const text of WRITTEN) await expect(page.locator('.difference').getByText(text)).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Ne rien choisir' }).click();
  await page.getByRole('checkbox', { name: 'Prendre cette réponse' }).first().check();
  await page.getByRole('button', { name: 'Enregistrer 1 réponse' }).click();
  await expect(page.getByText('1 réponse enregistrée.').first()).toBeVisible();
  await expect(page.locator('.section').getByText(WRITTEN[0] ?? '')).toBeVisible();
  await expect(page.locator('.section').getByText(WRITTEN[1] ?? '')).toHaveCount(0);
});
