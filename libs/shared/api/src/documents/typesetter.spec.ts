import { extractText, getDocumentProxy } from 'unpdf';
import type { Report } from './report.ts';
import { Typesetter } from './typesetter.ts';

const report = (changes: Partial<Report> = {}): Report => ({ language: 'fr', title: 'Dossier', above: 'Programme', lead: 'En bref', asOf: 'Arrêté au 1er mars 2026', foot: 'Suivi', pageOf: '{page} / {pages}', blocks: [], ...changes });

describe('the typesetter', () => {
  const typesetter = new Typesetter();
  afterAll(() => typesetter.onApplicationShutdown());

  async function textOf(content: Report): Promise<string> {
    return (await extractText(await getDocumentProxy(new Uint8Array(await typesetter.set(content))), { mergePages: true })).text;
  }

  it('shows markup as the text that it is', async () => {
    const hostile = '#import "@preview/x:1.0.0" $x^2$ *gras* _a_ `b` <c> @d \\ // e ] #panic()';
    const cell = [{ text: hostile }];
    const text = await textOf(report({ lead: hostile, blocks: [{ kind: 'table', widths: [1], header: [hostile], rows: [[cell]] }, { kind: 'list', items: [cell] }] }));
    for (const part of ['#import "@preview/x:1.0.0"', '$x^2$ *gras* _a_', '<c> @d \\ // e ]', '#panic()']) expect(text.split(part).length - 1).toBe(4);
  });

  it('leaves out what cannot be shown, and marks what no letter of ours shows', async () => {
    expect(await textOf(report({ lead: 'a\u0000b\u202Ec\uFEFFd e\u{1F600}f\u4E2Dg \uD800h' }))).toContain('abcd e\uFFFDf\uFFFDg h');
  });

  it('asks whoever comes when too many wait to come back, and goes on afterwards', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => typesetter.set(report())));
    const refused = outcomes.filter((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(Array.from({ length: 4 }, () => 'documents_busy'));
    expect((await typesetter.set(report())).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('says that a document failed, and sets the next one', async () => {
    await expect(typesetter.set(report({ blocks: [{ kind: 'table', widths: [], header: ['a'], rows: [[[{ text: 'b', link: '' }]]] }] }))).rejects.toMatchObject({ code: 'document_failed' });
    expect(await textOf(report({ title: 'Le suivant' }))).toContain('Le suivant');
  });
});
