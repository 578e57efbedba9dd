import type { DelegationFile } from '@suivi/reports/domain';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { startPortal, type Portal } from './testing/portal.ts';

/** The bytes, since the tests' client reads answers as text. */
interface Pdf {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

describe("the delegation's file as PDF", () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  async function pdfOf(account: string, query: string): Promise<Pdf> {
    const { cookie } = await portal.as(account);
    const answer = await fetch(`${portal.url}/api/v1/delegation-file.pdf${query}`, { headers: { cookie } });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  }
  const documentOf = ({ bytes }: Pdf) => getDocumentProxy(new Uint8Array(bytes));
  const textOf = async (pdf: Pdf) => (await extractText(await documentOf(pdf), { mergePages: true })).text.replace(/\s+/g, ' ');

  it('is tagged, says that it is PDF/UA, and names its language and title', async () => {
    const pdf = await pdfOf('focal.ner', '?language=fr');
    expect(pdf.status).toBe(200);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(/filename="suivi-NER-\d{4}-\d\d-\d\d-fr\.pdf"/);
    const raw = pdf.bytes.toString('latin1');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const document = await documentOf(pdf);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await getMeta(document)).info).toMatchObject({ Language: 'fr', Title: 'Dossier de la délégation · Niger' });
    // The structure holds tables with header cells, which a screen reader announces.
    const roles = JSON.stringify(await Promise.all(Array.from({ length: document.numPages }, async (_, page) => (await document.getPage(page + 1)).getStructTree())));
    for (const role of ['"H1"', '"H2"', '"Table"', '"TH"', '"TD"', '"Link"']) expect(roles).toContain(role);
  });

  it('says what the screen says, in French', async () => {
    const file = (await (await portal.as('focal.ner')).get<DelegationFile>('/delegation-file')).body;
    const text = await textOf(await pdfOf('focal.ner', '?language=fr'));
    for (const question of ['Ce dont vous héritez', 'Ce qui est dû', 'Ce qui a été promis, et par qui', 'Ce qui est contesté', 'Les rapports nationaux', 'Qui est qui']) expect(text).toContain(question);
    for (const { reference } of file.commitments) expect(text).toContain(reference);
    for (const { receiptNumber } of file.promised) expect(text).toContain(receiptNumber);
    for (const { receiptNumber } of file.reports.flatMap(({ submissions }) => submissions)) expect(text).toContain(receiptNumber);
    for (const { email } of file.people) expect(text).toContain(email);
  });

  it('is written from right to left in Arabic', async () => {
    const pdf = await pdfOf('focal.mar', '?language=ar');
    expect((await getMeta(await documentOf(pdf))).info).toMatchObject({ Language: 'ar', Title: 'ملف الوفد · المغرب' });
    const text = await textOf(pdf);
    // The reader gives the words of a line from the left; each is whole and in the order of its letters.
    for (const words of ['ترثونه', 'تدريب', 'القضاة', 'المتحدة', 'البيانات']) expect(text.split(/[^\p{L}]+/u)).toContain(words);
    expect(text).toMatch(/NIA-2018-R\d\d/);
  });

  it('stays behind the walls', async () => {
    expect((await pdfOf('focal.ner', '?language=fr&state=MLI')).status).toBe(403);
    expect((await pdfOf('donor', '?language=fr&state=NER')).status).toBe(403);
    expect((await pdfOf('coordinator', '?language=fr')).status).toBe(400);
    expect((await pdfOf('focal.ner', '?language=es')).status).toBe(400);
    const [own, other] = [await textOf(await pdfOf('focal.ner', '?language=en')), await textOf(await pdfOf('coordinator', '?language=en&state=NER'))];
    expect(own).toContain('What was begun and not yet submitted');
    expect(other).not.toContain('What was begun and not yet submitted');
    expect(other).toContain('What you inherit');
  });

  it('shows what a State wrote as the text that it is', async () => {
    const hostile = '#import "x": y; $z$ *gras* #panic("p")';
    await portal.sql(`UPDATE commitments SET acceptance = 'noted', reason = jsonb_build_object('original', 'fr', 'versions', jsonb_build_object('fr', jsonb_build_object('text', $1::text, 'state', 'verified')))
      WHERE id = (SELECT id FROM commitments WHERE state_code = 'NER' LIMIT 1)`, [hostile]);
    expect(await textOf(await pdfOf('focal.ner', '?language=fr'))).toContain('$z$ *gras*');
  });
});
