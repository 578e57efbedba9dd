import type { NationalReport, ReturnedForm } from '@suivi/national-reports/domain';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { fileOf } from './testing/files.ts';
import { article, changeSection, institutionOf, once, openRound, publishQuestionnaire, said, startReport, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const CODE = 1;
const ANSWER = 3;

async function open(bytes: Buffer): Promise<{ book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[1];
  if (!sheet) throw new Error('the form has no sheet for the answers');
  return { book, sheet };
}

/** The file after somebody wrote in cells, each named by the beginning of its code. */
async function filled(bytes: Buffer, cells: Readonly<Record<string, ExcelJS.CellValue>>): Promise<Buffer> {
  const { book, sheet } = await open(bytes);
  for (const [code, value] of Object.entries(cells)) {
    let found = false;
    sheet.eachRow((row) => {
      if (!row.getCell(CODE).text.startsWith(code)) return;
      row.getCell(ANSWER).value = value;
      found = true;
    });
    if (!found) throw new Error(`no cell ${code}`);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A text document after somebody wrote in the cell beside a code. */
function rewritten(bytes: Buffer, code: string, paragraphs: string): Uint8Array {
  const parts = unzipSync(new Uint8Array(bytes));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const [from, to] = [xml.indexOf('</w:tc>', xml.indexOf(code)), xml.indexOf('</w:tr>', xml.indexOf(code))];
  const cell = xml.slice(from + '</w:tc>'.length, to);
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.slice(0, from + '</w:tc>'.length) + cell.replace(/(<\/w:tcPr>).*(<\/w:tc>)$/s, `$1${paragraphs}$2`) + xml.slice(to)) });
}

describe('a report filled in away from the portal', () => {
  let portal: Portal;
  let focal: Client;
  let expert: Client;
  let id: string;
  beforeAll(async () => {
    portal = await startPortal();
    const coordinator = await portal.as('coordinator');
    [focal, expert] = (await Promise.all(['focal.ner', 'expert.ner'].map((account) => portal.as(account)))) as [Client, Client];
    const { body: report } = await startReport(focal, await openRound(coordinator, await publishQuestionnaire(coordinator)));
    id = report.id;
    await writeAnswer(focal, id, 'advances', said('Un bureau existe.'));
    await writeAnswer(focal, id, 'som/SOM-6', article('drafting'));
    await changeSection(focal, id, 'law', { institutionId: await institutionOf(portal, 'expert.ner') }, 1);
  });
  afterAll(() => portal.close());

  const form = async (account = 'focal.ner', language = 'fr', report = id) => fileOf(portal, account, `/national-reports/${report}/form.xlsx?language=${language}`);
  const bring = (client: Client, bytes: Uint8Array, report = id) => client.send<ReturnedForm & { code?: string; issues?: { code: string }[] }>('POST', `/national-reports/${report}/returned-forms`, { content: Buffer.from(bytes).toString('base64') });
  const accept = (client: Client, answers: object[], report = id) => client.send<NationalReport>('POST', `/national-reports/${report}/returned-answers`, { answers }, once());
  const chosen = ({ differences }: ReturnedForm) => differences.map(({ question, item, expected, proposed }) => ({ question, item, expected, value: proposed }));

  it('is a workbook with locked questions, choices to choose from, and what is answered so far', async () => {
    const taken = await form();
    expect(taken.status).toBe(200);
    expect(taken.headers.get('content-disposition')).toMatch(/filename="suivi-NER-\d{4}-\d\d-\d\d-fr\.xlsx"/);
    const { book, sheet } = await open(taken.bytes);
    expect(book.worksheets.map(({ name, state }) => ({ name, state }))).toEqual([{ name: 'Mode d’emploi', state: 'visible' }, { name: 'Réponses', state: 'visible' }, { name: 'lists', state: 'veryHidden' }]);
    expect(sheet.getColumn(CODE).hidden).toBe(true);
    const rows = new Map<string, ExcelJS.Row>();
    sheet.eachRow((row) => rows.set(row.getCell(CODE).text.split(';').slice(0, 3).join(';'), row));
    expect(rows.get('advances;;text')?.getCell(ANSWER).value).toBe('Un bureau existe.');
    expect(rows.get('advances;;text')?.getCell(ANSWER).protection).toMatchObject({ locked: false });
    expect(rows.get('som;SOM-6;stage')?.getCell(ANSWER).dataValidation).toMatchObject({ type: 'list', formulae: [expect.stringMatching(/^lists!\$[A-C]\$1:\$[A-C]\$7$/)] });
    const arabic = await open((await form('focal.ner', 'ar')).bytes);
    expect(arabic.sheet.views[0]).toMatchObject({ rightToLeft: true });
    expect(arabic.sheet.name).toBe('الإجابات');
  });

  it.each(['fr', 'en', 'ar'])('changes nothing when it comes back in %s as it was, saved by a spreadsheet or not', async (language) => {
    const { bytes } = await form('focal.ner', language);
    for (const file of [bytes, await filled(bytes, {})]) {
      const { status, body } = await bring(focal, file);
      expect(status).toBe(200);
      expect(body).toMatchObject({ language, differences: [], problems: [] });
    }
  });

  it('shows what it would change before anything is written, and writes what is accepted at once', async () => {
    const file = await filled((await form()).bytes, { 'advances;;text': 'Deux bureaux existent.', 'body;': '1. Oui', 'som;SOM-8;stage': '5. Adoptée', 'som;SOM-8;legalReference': 'Loi 2015-36, art. 10' });
    const before = (await focal.get<NationalReport>(`/national-reports/${id}`)).body;
    const { body } = await bring(focal, file);
    expect(body.problems).toEqual([]);
    expect(body.differences.map(({ question, item, changedMeanwhile }) => [question, item, changedMeanwhile])).toEqual([['advances', '', false], ['body', '', false], ['som', 'SOM-8', false]]);
    expect((await focal.get<NationalReport>(`/national-reports/${id}`)).body.rowVersion).toBe(before.rowVersion);
    const { status, body: after } = await accept(focal, chosen(body));
    expect(status).toBe(200);
    expect(after.answers.find(({ question }) => question === 'body')?.value).toEqual({ kind: 'single_choice', choice: 'yes' });
    expect(after.answers.find(({ item }) => item === 'SOM-8')).toMatchObject({ value: { stage: 'enacted', legalReference: 'Loi 2015-36, art. 10' }, updatedByName: expect.any(String) });
    // The same file again: what it says is there.
    expect((await bring(focal, file)).body.differences).toEqual([]);
  });

  it('marks what a colleague wrote meanwhile, and writes nothing where one of the answers moved on', async () => {
    const { bytes } = await form();
    const read = (await focal.get<NationalReport>(`/national-reports/${id}`)).body.answers.find(({ question }) => question === 'advances');
    await writeAnswer(focal, id, 'advances', said('Trois bureaux.'), read?.rowVersion);
    const { body } = await bring(focal, await filled(bytes, { 'advances;;text': 'Quatre bureaux.', 'body_name;;text': 'Une commission.' }));
    expect(body.differences.map(({ question, changedMeanwhile, expected }) => [question, changedMeanwhile, expected])).toEqual([['advances', true, (read?.rowVersion ?? 0) + 1], ['body_name', false, 0]]);
    await writeAnswer(focal, id, 'advances', said('Cinq bureaux.'), (read?.rowVersion ?? 0) + 1);
    expect((await accept(focal, chosen(body))).status).toBe(412);
    const { answers } = (await focal.get<NationalReport>(`/national-reports/${id}`)).body;
    expect(answers.some(({ question }) => question === 'body_name')).toBe(false);
    expect(answers.find(({ question }) => question === 'advances')?.value).toMatchObject(said('Cinq bureaux.'));
  });

  it('gives a contributor the sections that are hers, and takes no others back', async () => {
    const own = await form('expert.ner');
    const { sheet } = await open(own.bytes);
    const codes: string[] = [];
    sheet.eachRow((row) => codes.push(row.getCell(CODE).text));
    expect(codes.some((code) => code.startsWith('advances;'))).toBe(false);
    expect(codes.some((code) => code.startsWith('som;SOM-6;'))).toBe(true);
    const whole = await filled((await form()).bytes, { 'advances;;text': 'Autre chose.', 'som;SOM-6;gap': 'Les peines.' });
    const { body } = await bring(expert, whole);
    expect(body.differences.map(({ question, item }) => [question, item])).toEqual([['som', 'SOM-6']]);
    expect(body.problems).toEqual([expect.objectContaining({ question: 'advances', code: 'form.not_yours' })]);
    expect((await accept(expert, [{ question: 'advances', item: '', expected: 1, value: said('Autre chose.') }])).status).toBe(403);
    expect((await accept(expert, chosen(body))).status).toBe(200);
  });

  it('says what is wrong with a row and takes the others', async () => {
    const { bytes } = await form();
    const { book, sheet } = await open(bytes);
    const rowOf = (code: string) => {
      let at = 0;
      sheet.eachRow((row, number) => {
        if (row.getCell(CODE).text.startsWith(code)) at = number;
      });
      return at;
    };
    sheet.getRow(rowOf('body;')).getCell(ANSWER).value = 'Peut-être';
    sheet.getRow(rowOf('body_name;')).getCell(ANSWER).value = { richText: [{ text: 'La ' }, { text: 'commission', font: { bold: true } }] };
    sheet.spliceRows(rowOf('som;SOM-6;helpNeeded'), 1);
    const { body } = await bring(focal, Buffer.from(await book.xlsx.writeBuffer()));
    expect(body.differences.map(({ question, proposed }) => [question, proposed])).toEqual([['body_name', said('La commission')]]);
    expect(body.problems).toEqual([
      { question: '', item: '', given: '1', code: 'form.row_missing' },
      { question: 'body', item: '', given: 'Peut-être', code: 'form.unknown_choice' },
    ]);
  });

  it('refuses what is no form of this report, by its content', async () => {
    const codeOf = async (bytes: Uint8Array, report = id, client = focal) => {
      const { status, body } = await bring(client, bytes, report);
      return [status, body.issues?.[0]?.code];
    };
    const { bytes } = await form();
    const coordinator = await portal.as('coordinator');
    const { body: other } = await startReport(focal, await openRound(coordinator, await publishQuestionnaire(coordinator)));
    expect(await codeOf(bytes, other.id)).toEqual([400, 'form.other_report']);
    expect(await codeOf(Buffer.from('%PDF-1.7 rien'))).toEqual([400, 'form.unreadable']);
    expect(await codeOf(Buffer.alloc(1024 * 1024 + 10))).toEqual([400, 'form.too_large']);
    const plain = new ExcelJS.Workbook();
    plain.addWorksheet('Feuille').addRow(['Bonjour', 'a', 'b']);
    expect(await codeOf(Buffer.from(await plain.xlsx.writeBuffer()))).toEqual([400, 'form.not_ours']);
    // 64 MiB of nothing in a few kilobytes, announced as what it is or as little.
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(await codeOf(bomb)).toEqual([400, 'form.unreadable']);
    const lying = Buffer.from(bomb);
    const directory = lying.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    lying.writeUInt32LE(100, directory + 24);
    expect(await codeOf(lying)).toEqual([400, 'form.unreadable']);
    const entities = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await codeOf(zipSync({ 'xl/worksheets/sheet1.xml': new TextEncoder().encode(entities) }))).toEqual([400, 'form.unreadable']);
    expect((await bring(await portal.as('focal.mli'), bytes)).status).toBe(404);
    expect((await bring(coordinator, bytes)).status).toBe(403);
  });

  it.each(['fr', 'en', 'ar'])('goes the same way as a text document in %s', async (language) => {
    const taken = await fileOf(portal, 'focal.ner', `/national-reports/${id}/form.docx?language=${language}`);
    expect(taken.headers.get('content-disposition')).toMatch(/\.docx"$/);
    expect((await bring(focal, taken.bytes)).body).toMatchObject({ language, differences: [], problems: [] });
    // Word cuts what is written into runs, and tracks what was struck out.
    const written = rewritten(taken.bytes, 'body_name;;text', '<w:p><w:r><w:t xml:space="preserve">La </w:t></w:r><w:del><w:r><w:delText>grande </w:delText></w:r></w:del><w:ins><w:r><w:t>commission</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>nationale</w:t></w:r></w:p>');
    const { body } = await bring(focal, written);
    expect(body.problems).toEqual([]);
    expect(body.differences.map(({ question, proposed }) => [question, (proposed as { text: { original: string; versions: Record<string, { text: string }> } }).text.versions[language]?.text])).toEqual([['body_name', 'La commission\nnationale']]);
    const chosenByNumber = await bring(focal, rewritten(taken.bytes, 'body;;choice', '<w:p><w:r><w:t>2</w:t></w:r></w:p>'));
    expect(chosenByNumber.body.differences.map(({ proposed }) => proposed)).toEqual([{ kind: 'single_choice', choice: 'no' }]);
  });

  it('is not taken back once the report is submitted', async () => {
    const { bytes } = await form();
    await portal.sql(`UPDATE national_reports SET phase = 'submitted' WHERE id = $1`, [id]);
    expect((await bring(focal, bytes)).status).toBe(409);
    expect((await accept(focal, [{ question: 'advances', item: '', expected: 1, value: said('x') }])).status).toBe(409);
  });
});
