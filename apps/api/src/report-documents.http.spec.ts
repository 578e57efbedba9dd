import { getMeta } from 'unpdf';
import { docxText, docxXml, fileOf, pdfOf, pdfText } from './testing/files.ts';
import { article, changeSection, entry, openRound, publishQuestionnaire, QUESTIONNAIRE, review, said, startReport, submit, text, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const HOSTILE = '#import "x": y; $z$ *gras* <w:p> & {page}';

describe('a national report as a document', () => {
  let portal: Portal;
  let coordinator: Client;
  let focal: Client;
  let reportId: string;
  let submissionId: string;
  beforeAll(async () => {
    portal = await startPortal();
    [coordinator, focal] = (await Promise.all(['coordinator', 'focal.ner'].map((account) => portal.as(account)))) as [Client, Client];
    const versionId = await publishQuestionnaire(coordinator);
    const roundId = await openRound(coordinator, versionId);
    const { body: report } = await startReport(focal, roundId);
    reportId = report.id;
    await writeAnswer(focal, reportId, 'advances', { kind: 'text', text: { original: 'fr', versions: { fr: { text: `Un bureau existe.\n\n${HOSTILE}`, state: 'verified' }, ar: { text: 'يوجد مكتب.', state: 'draft' } } } });
    await writeAnswer(focal, reportId, 'body', { kind: 'single_choice', choice: 'yes' });
    await writeAnswer(focal, reportId, 'practices', { kind: 'entries', entries: [entry('Guichet unique', true)] });
    await writeAnswer(focal, reportId, 'som/SOM-6', { ...article('enacted', 'Loi 2015-36, art. 10'), gap: text('Les peines manquent.') });
    await writeAnswer(focal, reportId, 'som/SOM-8', article('drafting'));
    await focal.send('POST', '/evidence', { kind: 'link', answer: { reportId, question: 'som', item: 'SOM-6' }, title: 'Journal officiel', datedOn: '2020-01-01', language: 'fr', documentKind: 'law', confidentiality: 'public', url: 'https://www.unodc.org/' });
    await changeSection(focal, reportId, 'law', { audience: 'donors' }, 1);
    submissionId = (await submit(focal, reportId)).body.submissionId;
  });
  afterAll(() => portal.close());

  it('is read by its State before anybody else, as PDF/UA and as a text document', async () => {
    const pdf = await fileOf(portal, 'focal.ner', `/national-reports/${reportId}/report.pdf?language=fr`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers.get('content-disposition')).toMatch(/filename="suivi-NER-\d{4}-\d\d-\d\d-fr\.pdf"/);
    expect(pdf.bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect((await getMeta(await pdfOf(pdf))).info).toMatchObject({ Language: 'fr', Title: 'Rapport national : Niger' });
    const docx = await fileOf(portal, 'expert.ner', `/national-reports/${reportId}/report.docx?language=fr`);
    expect(docx.status).toBe(200);
    for (const said of [await pdfText(pdf), docxText(docx).replace(/\s+/g, ' ')]) {
      for (const part of ['Copie de travail', '1. Structures', 'Quelles avancées ?', 'Un bureau existe.', 'Oui', 'Guichet unique', 'Proposée aux autres États', 'art. 6, Protocole', 'Adoptée', 'Loi 2015-36, art. 10', 'Les peines manquent.', 'Journal officiel', 'Sans réponse']) expect(said).toContain(part);
      expect(said).toContain('$z$ *gras* <w:p> &');
    }
    for (const style of ['Heading1', 'Heading2', 'Heading3']) expect(docxXml(docx)).toContain(`w:val="${style}"`);
    for (const account of ['coordinator', 'donor', 'focal.mli']) expect((await fileOf(portal, account, `/national-reports/${reportId}/report.pdf?language=fr`)).status).toBe(account === 'focal.mli' ? 404 : 403);
    expect((await fileOf(portal, 'focal.ner', `/national-reports/${reportId}/report.pdf?language=es`)).status).toBe(400);
  });

  it('says in another language what is there in it, and what is not', async () => {
    const arabic = await fileOf(portal, 'focal.ner', `/national-reports/${reportId}/report.docx?language=ar`);
    expect(docxText(arabic)).toContain('التقرير الوطني: النيجر');
    expect(docxText(arabic)).toContain('يوجد مكتب.');
    expect(docxXml(arabic)).toContain('<w:bidi/>');
    expect(docxXml(arabic)).toContain('<w:rtl/>');
    const english = docxText(await fileOf(portal, 'focal.ner', `/national-reports/${reportId}/report.docx?language=en`));
    expect(english).toContain('Un bureau existe.');
    expect(english).toContain('(shown in the original language');
    const pdf = await fileOf(portal, 'focal.ner', `/national-reports/${reportId}/report.pdf?language=ar`);
    expect((await getMeta(await pdfOf(pdf))).info).toMatchObject({ Language: 'ar' });
    for (const words of ['مكتب', 'النيجر']) expect((await pdfText(pdf)).split(/[^\p{L}]+/u)).toContain(words);
  });

  it('shows others the sections that are theirs to see once it is validated, with its receipt and what was found', async () => {
    const donors = (ending: string) => fileOf(portal, 'donor', `/report-submissions/${submissionId}/report.${ending}?language=en`);
    expect((await donors('pdf')).status).toBe(404);
    expect((await review(coordinator, submissionId, { outcome: 'validated', comment: null, verified: [{ articleId: 'SOM-6', stage: 'before_parliament' }] })).status).toBe(201);
    const { body: submission } = await coordinator.get(`/report-submissions/${submissionId}`);
    for (const said of [await pdfText(await donors('pdf')), docxText(await donors('docx')).replace(/\s+/g, ' ')]) {
      expect(said).toContain('This section exists; the State does not share it with you.');
      expect(said).toContain('Les peines manquent.');
      expect(said).toContain(submission.receipt.number);
      expect(said.replace(/\s/g, '')).toContain(submission.receipt.sha256);
      expect(said).toContain('Stage found by the coordinator');
      expect(said).not.toContain('Un bureau existe.');
      expect(said).not.toContain('Guichet unique');
    }
    const whole = docxText(await fileOf(portal, 'coordinator', `/report-submissions/${submissionId}/report.docx?language=fr`));
    expect(whole).toContain('Un bureau existe.');
    expect(whole).not.toContain('ne vous la communique pas');
  });

  it('sets figures, days, lists and tables by their kind', async () => {
    const base = { help: null, required: false, evidenceRequired: false, shownWhen: null };
    const versionId = await publishQuestionnaire(coordinator, {
      ...QUESTIONNAIRE,
      sections: [
        {
          key: 'all',
          title: text('Tout'),
          help: null,
          questions: [
            { kind: 'number', key: 'cases', label: text('Combien ?'), ...base, unit: text('dossiers'), minimum: 0, maximum: null, decimals: 1 },
            { kind: 'date', key: 'since', label: text('Depuis quand ?'), ...base },
            { kind: 'multiple_choice', key: 'who', label: text('Qui ?'), ...base, choices: [{ key: 'police', label: text('La police') }, { key: 'judges', label: text('Les juges') }] },
            { kind: 'table', key: 'years', label: text('Par an'), ...base, maxRows: 3, columns: [{ key: 'year', label: text('Année'), kind: 'text' }, { key: 'count', label: text('Nombre'), kind: 'number' }] },
            { kind: 'file', key: 'plan', label: text('Le plan'), ...base },
          ],
        },
      ],
    });
    const { body: report } = await startReport(await portal.as('focal.mli'), await openRound(coordinator, versionId));
    const mali = await portal.as('focal.mli');
    for (const [key, value] of Object.entries({
      cases: { kind: 'number', number: 1234.5 },
      since: { kind: 'date', date: '2021-03-04' },
      who: { kind: 'multiple_choice', choices: ['judges', 'police'] },
      years: { kind: 'table', rows: [{ year: '2021', count: 12000 }, { year: '2022', count: null }] },
      plan: { kind: 'file', note: 'Voir l’annexe.' },
    })) {
      expect((await writeAnswer(mali, report.id, key, value)).status).toBe(200);
    }
    const docx = docxText(await fileOf(portal, 'focal.mli', `/national-reports/${report.id}/report.docx?language=fr`)).replace(/\s/g, ' ');
    const pdf = await pdfText(await fileOf(portal, 'focal.mli', `/national-reports/${report.id}/report.pdf?language=fr`));
    for (const all of [docx, pdf.replace(/\s/g, ' ')]) for (const part of ['1 234,5 dossiers', '4 mars 2021', 'La police', 'Les juges', '12 000', '2022', 'Voir l’annexe.']) expect(all).toContain(part);
    expect(docx.indexOf('La police')).toBeLessThan(docx.indexOf('Les juges'));
    expect((await writeAnswer(mali, report.id, 'cases', said('x'), 1)).status).toBe(400);
  });
});
