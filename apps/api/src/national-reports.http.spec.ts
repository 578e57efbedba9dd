import { canonicalJson, sha256 } from '@suivi/shared/api';
import pg from 'pg';
import { article, changeSection, entry, institutionOf, openRound, publishQuestionnaire, review, said, secondExpert, startReport, submit, text, writeAnswer } from './testing/national-report.ts';
import { PNG } from './testing/sample-files.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

describe('national reports over HTTP', () => {
  let portal: Portal;
  let coordinator: Client, focal: Client, expert: Client, second: Client, neighbour: Client;
  let versionId: string;

  beforeAll(async () => {
    portal = await startPortal();
    [coordinator, focal, expert, neighbour] = await Promise.all(['coordinator', 'focal.ner', 'expert.ner', 'focal.mli'].map((account) => portal.as(account))) as [Client, Client, Client, Client];
    second = await secondExpert(portal);
  });
  // Reports start from the last one on the same questionnaire: each test has its own.
  beforeEach(async () => {
    versionId = await publishQuestionnaire(coordinator);
  });
  afterAll(() => portal.close());

  const sectionOf = (report: { sections: { key: string; rowVersion: number }[] }, key: string) => report.sections.find((section) => section.key === key);
  const answerOf = (report: { answers: { question: string; item: string }[] }, question: string, item = '') => report.answers.find((answer) => answer.question === question && answer.item === item);

  /** A report of Niger in a round of its own whose two sections are given to two institutions. */
  async function shared() {
    const roundId = await openRound(coordinator, versionId);
    const { body: report } = await startReport(focal, roundId);
    const [one, other] = [await institutionOf(portal, 'expert.ner'), await institutionOf(portal, 'second.ner')];
    for (const [key, institutionId] of [['structures', one], ['law', other]] as const) {
      const { status } = await changeSection(focal, report.id, key, { institutionId }, sectionOf(report, key)?.rowVersion ?? 0);
      expect(status).toBe(200);
    }
    return { roundId, reportId: report.id as string };
  }

  /** Everything that must be answered, written by the focal point. */
  async function answered(roundId: string, advances = 'Un bureau a ouvert.') {
    const { body: report } = await startReport(focal, roundId);
    for (const [place, value] of [['advances', said(advances)], ['som/SOM-6', article('enacted', 'Loi n° 1, art. 2')], ['som/SOM-8', article('drafting')]] as const) {
      const [question = '', item = ''] = place.split('/');
      expect((await writeAnswer(focal, report.id, place, value, (answerOf(report, question, item) as { rowVersion: number } | undefined)?.rowVersion ?? 0)).status).toBe(200);
    }
    return report.id as string;
  }

  it('start once for a round, laid out by its questionnaire, and are found again', async () => {
    const roundId = await openRound(coordinator, versionId);
    expect((await startReport(expert, roundId)).body.code).toBe('forbidden');
    const [first, again] = await Promise.all([startReport(focal, roundId), startReport(focal, roundId)]);
    expect([first.status, again.status].filter((status) => status !== 201)).toEqual(first.status === again.status ? [] : [409]);
    const { body: report } = await startReport(focal, roundId);
    expect(report).toMatchObject({ stateCode: 'NER', phase: 'draft', corrects: null, answers: [], nextActs: ['edit', 'discard', 'submit'] });
    expect(report.sections).toMatchObject([{ key: 'structures', audience: 'delegation', ready: false, mayWrite: true, institution: null }, { key: 'law' }]);
    expect((await expert.get(`/national-reports/${report.id}`)).body.sections.map(({ mayWrite }: { mayWrite: boolean }) => mayWrite)).toEqual([false, false]);
  });

  it('are written by two institutions at once, each in its own section, and neither meets the other', async () => {
    const { reportId } = await shared();
    const answers = await Promise.all([
      writeAnswer(expert, reportId, 'advances', said('Un bureau a ouvert.')),
      writeAnswer(second, reportId, 'som/SOM-6', article('drafting')),
      writeAnswer(expert, reportId, 'body', { kind: 'single_choice', choice: 'yes' }),
      writeAnswer(second, reportId, 'som/SOM-8', article('not_started')),
    ]);
    expect(answers.map(({ status, headers }) => [status, headers.get('etag')])).toEqual(answers.map(() => [200, '"1"']));
    for (const [client, place, value] of [[expert, 'som/SOM-6', article('applied')], [second, 'advances', said('Autre chose.')]] as const) {
      expect((await writeAnswer(client, reportId, place, value, 1)).body.code).toBe('forbidden');
    }
    const { body: report } = await expert.get(`/national-reports/${reportId}`);
    expect(report.answers.map(({ question, item, updatedByName }: { question: string; item: string; updatedByName: string }) => [question, item, updatedByName === 'Une Collègue'])).toEqual([
      ['advances', '', false], ['body', '', false], ['som', 'SOM-6', true], ['som', 'SOM-8', true],
    ]);
  });

  it('keep a contributor in her section in the database as well, whatever the API says', async () => {
    const { reportId } = await shared();
    const [own] = await portal.sql<{ user_id: string; programme_id: string; institution_id: string }>(`SELECT m.* FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.email = 'expert.ner@suivi.example'`);
    const write = async (question: string, section: string) => {
      const client = new pg.Client({ connectionString: portal.apiUrl });
      await client.connect();
      try {
        await client.query('BEGIN; SET LOCAL ROLE suivi_contributor');
        await client.query(`SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', 'contributor', true), set_config('suivi.state', 'NER', true), set_config('suivi.institution', $3, true)`, [own?.user_id, own?.programme_id, own?.institution_id]);
        await client.query(`INSERT INTO report_answers (report_id, question_key, section_key, programme_id, state_code, value, updated_by) VALUES ($1, $2, $3, $4, 'NER', '{}', $5)`, [reportId, question, section, own?.programme_id, own?.user_id]);
      } finally {
        await client.end();
      }
    };
    await expect(write('som', 'law')).rejects.toThrow('violates row-level security policy');
    // Naming her own section for the other's question does not help: which question is in which section is a key.
    await expect(write('som', 'structures')).rejects.toMatchObject({ code: '23503' });
    await write('advances', 'structures');
  });

  it('let the second of two in one question read what the first wrote, and lose nothing', async () => {
    const { reportId } = await shared();
    const both = await Promise.all([writeAnswer(expert, reportId, 'advances', said('Le premier.')), writeAnswer(focal, reportId, 'advances', said('Le second.'))]);
    const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
    expect([won.status, lost.status, lost.body.code]).toEqual([200, 412, 'stale']);
    expect(lost.body.current).toEqual(won.body);
    const again = await writeAnswer(focal, reportId, 'advances', said('Les deux.'), won.body.rowVersion);
    expect([again.status, again.body.rowVersion]).toEqual([200, 2]);
    const removed = await focal.send('DELETE', `/national-reports/${reportId}/answers/advances`, undefined, { 'if-match': '"2"' });
    expect(removed.body).toMatchObject({ value: null, rowVersion: 3 });
    expect((await writeAnswer(expert, reportId, 'advances', said('Sans avoir lu.'), 0)).status).toBe(412);
    expect((await writeAnswer(expert, reportId, 'advances', said('Après lecture.'), 3)).status).toBe(200);
  });

  it('refuse what is no answer, and places that are not asked', async () => {
    const { reportId } = await shared();
    for (const [place, value, issue] of [
      ['body', { kind: 'single_choice', choice: 'maybe' }, { path: 'value.choices', code: 'answer.unknown_choice' }],
      ['body', said('Oui'), { path: 'value.kind', code: 'answer.wrong_kind' }],
      ['som/UNTOC-5', article('drafting'), { path: 'item', code: 'answer.unknown_article' }],
    ] as const) {
      expect((await writeAnswer(focal, reportId, place, value)).body).toMatchObject({ code: 'invalid_input', issues: [issue] });
    }
    expect((await writeAnswer(focal, reportId, 'nothing', said('?'))).status).toBe(404);
    expect((await focal.send('PUT', `/national-reports/${reportId}/answers/body`, { value: said('x') })).body.code).toBe('precondition_required');
  });

  it('are for nobody outside their State until submitted, and then as their sections say', async () => {
    const roundId = await openRound(coordinator, versionId);
    const reportId = await answered(roundId);
    for (const client of [neighbour, await portal.as('focal.mar')]) expect((await client.get(`/national-reports/${reportId}`)).status).toBe(404);
    for (const account of ['coordinator', 'donor', 'observer', 'admin']) expect((await (await portal.as(account)).get(`/national-reports/${reportId}`)).body.code).toBe('forbidden');
    expect((await coordinator.get(`/report-submissions?round=${roundId}`)).body.items).toEqual([]);
    const { body: before } = await coordinator.get(`/rounds/${roundId}`);
    expect(before.states.find(({ stateCode }: { stateCode: string }) => stateCode === 'NER')).toMatchObject({ standing: 'not_reported', reportId: null, submissionId: null });
    const { body: report } = await focal.get(`/national-reports/${reportId}`);
    await writeAnswer(focal, reportId, 'practices', { kind: 'entries', entries: [entry('Guichet unique', true), entry('Pas encore mûr', false)] });
    await writeAnswer(focal, reportId, 'needs', { kind: 'entries', entries: [entry('Formation', true)] });
    await changeSection(focal, reportId, 'law', { audience: 'donors' }, sectionOf(report, 'law')?.rowVersion ?? 0);
    const { status, body: receipt } = await submit(focal, reportId);
    expect([status, receipt.number]).toEqual([200, expect.stringMatching(/^S-\d{4}-\d{6}$/)]);
    for (const client of [neighbour, await portal.as('donor'), await portal.as('observer')]) expect((await client.get(`/report-submissions/${receipt.submissionId}`)).status).toBe(404);
    expect((await review(coordinator, receipt.submissionId, { outcome: 'validated', comment: 'Merci.', verified: [{ articleId: 'SOM-6', stage: 'drafting' }] })).status).toBe(201);

    const seen = async (account: string) => (await (await portal.as(account)).get(`/report-submissions/${receipt.submissionId}`)).body;
    for (const account of ['focal.mli', 'donor', 'observer']) {
      const submission = await seen(account);
      expect(submission.sections.map(({ key }: { key: string }) => key)).toEqual(['law']);
      expect(submission).toMatchObject({ notShared: ['structures'], verified: [{ articleId: 'SOM-6', stage: 'drafting' }, { articleId: 'SOM-8', stage: 'drafting' }], review: { outcome: 'validated', comment: null, reviewerName: null } });
      expect(JSON.stringify(submission)).not.toContain('Un bureau a ouvert.');
    }
    expect(await seen('focal.ner')).toMatchObject({ notShared: [], review: { comment: 'Merci.' } });

    const entries = () => portal.sql<{ title: string; shown_to: string }>(`SELECT title->'versions'->'fr'->>'text' AS title, shown_to FROM report_entries WHERE submission_id = $1 ORDER BY title`, [receipt.submissionId]);
    expect(await entries()).toEqual([{ title: 'Formation', shown_to: 'donors' }, { title: 'Guichet unique', shown_to: 'participants' }, { title: 'Pas encore mûr', shown_to: 'delegation' }]);
    const widen = (client: Client, audience: string) => client.send('PATCH', `/report-submissions/${receipt.submissionId}/sections/structures/audience`, { audience });
    expect((await widen(neighbour, 'participants')).body.code).toBe('forbidden');
    expect((await widen(focal, 'participants')).status).toBe(200);
    expect((await widen(focal, 'delegation')).body).toMatchObject({ code: 'invalid_input', issues: [{ path: 'audience', code: 'audience.only_widens' }] });
    expect((await seen('focal.mli')).notShared).toEqual([]);
    expect((await seen('donor')).notShared).toEqual(['structures']);
    expect((await entries()).map(({ shown_to }) => shown_to)).toEqual(['donors', 'participants', 'participants']);
  });

  it('are submitted whole, with a receipt whose hash is that of what is kept', async () => {
    const roundId = await openRound(coordinator, versionId);
    const { body: report } = await startReport(focal, roundId);
    const incomplete = await submit(focal, report.id);
    expect(incomplete.body).toMatchObject({ status: 422, code: 'incomplete', issues: [{ path: 'advances', code: 'answer.required' }, { path: 'som.SOM-6', code: 'answer.required' }, { path: 'som.SOM-8', code: 'answer.required' }] });
    const reportId = await answered(roundId);
    // Answered while the body existed: no longer asked, so not sent.
    await writeAnswer(focal, reportId, 'body_name', said('Un organe qui n’est plus.'));
    await writeAnswer(focal, reportId, 'body', { kind: 'single_choice', choice: 'no' });
    expect((await submit(expert, reportId)).body.code).toBe('forbidden');
    const { body: receipt } = await submit(focal, reportId);
    const sections = await portal.sql<{ key: string; content: object }>('SELECT section_key AS key, content FROM report_submission_sections WHERE submission_id = $1 ORDER BY position', [receipt.submissionId]);
    expect(JSON.stringify(sections)).not.toContain('Un organe qui n’est plus.');
    const kept = { reportId, roundId, questionnaireVersionId: versionId, sections: sections.map(({ key, content }) => ({ key, ...content })) };
    expect(sha256(canonicalJson(kept))).toBe(receipt.sha256);
    expect((await writeAnswer(focal, reportId, 'advances', said('Après coup.'), 1)).body.code).toBe('wrong_phase');
    await expect(portal.sql(`UPDATE report_submission_sections SET content = '{}' WHERE submission_id = $1`, [receipt.submissionId])).rejects.toMatchObject({ code: 'SU001' });
  });

  it('send what was read or nothing: whoever writes at the same moment is heard first or after', async () => {
    const roundId = await openRound(coordinator, versionId);
    const reportId = await answered(roundId);
    const { body: read } = await focal.get(`/national-reports/${reportId}`);
    const send = () => focal.send('POST', `/national-reports/${reportId}/submit`, undefined, { 'if-match': `"${read.rowVersion}"`, 'idempotency-key': crypto.randomUUID() });
    const [sent, written] = await Promise.all([send(), writeAnswer(focal, reportId, 'advances', said('Encore un mot.'), 1)]);
    expect([[200, 409], [412, 200]]).toContainEqual([sent.status, written.status]);
    const kept = sent.status === 200 ? sent.body : (await submit(focal, reportId)).body;
    const { body: submission } = await coordinator.get(`/report-submissions/${kept.submissionId}`);
    expect(JSON.stringify(submission).includes('Encore un mot.')).toBe(written.status === 200);
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([409, 409]);
  });

  it('come back with what to mend, question by question, and are mended; withdrawn ones too', async () => {
    const roundId = await openRound(coordinator, versionId);
    const reportId = await answered(roundId);
    const { body: report } = await focal.get(`/national-reports/${reportId}`);
    await changeSection(focal, reportId, 'law', { ready: true }, sectionOf(report, 'law')?.rowVersion ?? 0);
    const { body: first } = await submit(focal, reportId);
    const withdrawn = await focal.send('POST', `/national-reports/${reportId}/withdraw`);
    expect([withdrawn.status, withdrawn.body.phase]).toEqual([200, 'withdrawn']);
    expect((await coordinator.get(`/report-submissions/${first.submissionId}`)).status).toBe(404);
    const { body: receipt } = await submit(focal, reportId);
    const unknown = await review(coordinator, receipt.submissionId, { outcome: 'returned', comment: 'À revoir.', questions: [{ question: 'nothing', item: '', comment: 'Quoi ?' }] });
    expect(unknown.body).toMatchObject({ code: 'invalid_input', issues: [{ path: 'questions.0.question', code: 'review.question_unknown' }] });
    const returned = await review(coordinator, receipt.submissionId, { outcome: 'returned', comment: 'À revoir.', questions: [{ question: 'som', item: 'SOM-6', comment: 'Quelle loi ?' }] });
    expect([returned.status, returned.body.phase]).toEqual([201, 'returned']);
    const { body: mended } = await focal.get(`/national-reports/${reportId}`);
    expect(mended).toMatchObject({ phase: 'returned', lastReview: { outcome: 'returned', comment: 'À revoir.', questions: [{ question: 'som', item: 'SOM-6', comment: 'Quelle loi ?' }] }, nextActs: ['edit', 'submit'] });
    expect(sectionOf(mended, 'law')).toMatchObject({ ready: false });
    expect((await submit(focal, reportId)).status).toBe(200);
  });

  it('are corrected by a new one that starts from what was validated, whose answers it marks', async () => {
    const roundId = await openRound(coordinator, versionId);
    const reportId = await answered(roundId, 'Deux bureaux ont ouvert.');
    const { body: receipt } = await submit(focal, reportId);
    await review(coordinator, receipt.submissionId, { outcome: 'validated', comment: null, verified: [] });
    expect((await startReport(focal, roundId)).body).toMatchObject({ code: 'wrong_phase', current: { phase: 'validated', reportId } });
    const { status, body: correction } = await startReport(focal, roundId, true);
    expect([status, correction.corrects, correction.phase]).toEqual([201, reportId, 'draft']);
    expect(answerOf(correction, 'advances')).toMatchObject({ value: said('Deux bureaux ont ouvert.'), previous: said('Deux bureaux ont ouvert.') });
    await writeAnswer(focal, correction.id, 'advances', said('Trois bureaux ont ouvert.'), 1);
    const { body: marked } = await focal.get(`/national-reports/${correction.id}`);
    expect(answerOf(marked, 'advances')).toMatchObject({ value: said('Trois bureaux ont ouvert.'), previous: said('Deux bureaux ont ouvert.') });
    const { body: second } = await submit(focal, correction.id);
    await review(coordinator, second.submissionId, { outcome: 'validated', comment: null, verified: [] });
    const stages = await portal.sql<{ submission_id: string; stage: string }>(`SELECT submission_id, stage FROM transpositions WHERE round_id = $1 AND article_id = 'SOM-6' ORDER BY decided_at`, [roundId]);
    expect(stages).toEqual([{ submission_id: receipt.submissionId, stage: 'enacted' }, { submission_id: second.submissionId, stage: 'enacted' }]);

    const { body: next } = await startReport(focal, await openRound(coordinator, versionId));
    expect([next.corrects, (answerOf(next, 'advances') as unknown as { previous: object }).previous]).toEqual([null, said('Trois bureaux ont ouvert.')]);
  });

  it('are proven answer by answer, by files and links that follow their section', async () => {
    const roundId = await openRound(coordinator, versionId);
    const reportId = await answered(roundId);
    const piece = { kind: 'link', answer: { reportId, question: 'som', item: 'SOM-6' }, title: 'Journal officiel', datedOn: '2020-01-01', language: 'fr', documentKind: 'law', confidentiality: 'public', url: 'https://www.unodc.org/' };
    expect((await expert.send('POST', '/evidence', piece)).body.code).toBe('forbidden');
    expect((await neighbour.send('POST', '/evidence', piece)).status).toBe(404);
    const { status, body: attached } = await focal.send('POST', '/evidence', piece);
    expect(status).toBe(201);
    const { body: report } = await focal.get(`/national-reports/${reportId}`);
    expect(report.evidence).toMatchObject([{ id: attached.id, question: 'som', item: 'SOM-6' }]);
    expect((await coordinator.get(`/evidence/${attached.id}`)).status).toBe(404);
    await changeSection(focal, reportId, 'law', { audience: 'participants' }, sectionOf(report, 'law')?.rowVersion ?? 0);
    const { body: receipt } = await submit(focal, reportId);
    expect((await coordinator.get(`/report-submissions/${receipt.submissionId}`)).body.sections[1].evidence).toMatchObject([{ id: attached.id, question: 'som', item: 'SOM-6' }]);
    expect((await coordinator.get(`/evidence/${attached.id}`)).status).toBe(200);
    expect((await neighbour.get(`/evidence/${attached.id}`)).status).toBe(404);
    expect((await focal.send('DELETE', `/evidence/${attached.id}`)).body.code).toBe('wrong_phase');
    await review(coordinator, receipt.submissionId, { outcome: 'validated', comment: null, verified: [] });
    expect((await neighbour.get(`/evidence/${attached.id}`)).status).toBe(200);
    expect((await (await portal.as('donor')).get(`/evidence/${attached.id}`)).status).toBe(404);
    expect((await portal.sql(`SELECT evidence_count FROM transpositions WHERE submission_id = $1 AND article_id = 'SOM-6'`, [receipt.submissionId]))[0]).toEqual({ evidence_count: 1 });
  });

  it('carry what proves them into a correction, as a piece of its own that may be taken away', async () => {
    const roundId = await openRound(coordinator, versionId);
    const reportId = await answered(roundId);
    const file = { kind: 'file', answer: { reportId, question: 'som', item: 'SOM-6' }, title: 'Page du journal officiel', datedOn: '2020-01-01', validUntil: '2099-01-01', language: 'fr', documentKind: 'law', confidentiality: 'public', fileName: 'page.png', sizeBytes: PNG.length };
    const { body: first } = await focal.send('POST', '/evidence', file);
    const sent = await focal.send('PATCH', `/evidence/${first.id}/content`, PNG, { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' });
    expect(sent.body).toMatchObject({ complete: true });
    const { body: receipt } = await submit(focal, reportId);
    await review(coordinator, receipt.submissionId, { outcome: 'validated', comment: null, verified: [] });
    const { body: correction } = await startReport(focal, roundId, true);
    expect(correction.evidence).toMatchObject([{ question: 'som', item: 'SOM-6', title: 'Page du journal officiel', validUntil: '2099-01-01', complete: true, sha256: sent.body.sha256 }]);
    const copy = correction.evidence[0].id as string;
    expect(copy).not.toBe(first.id);
    const bytes = async (id: string) => (await fetch(`${portal.url}/api/v1/evidence/${id}/content`, { headers: { cookie: focal.cookie } })).arrayBuffer();
    expect(Buffer.from(await bytes(copy)).equals(PNG)).toBe(true);
    expect((await focal.send('DELETE', `/evidence/${copy}`)).status).toBe(204);
    expect(Buffer.from(await bytes(first.id)).equals(PNG)).toBe(true);
    expect((await coordinator.get(`/report-submissions/${receipt.submissionId}`)).body.sections[1].evidence).toHaveLength(1);
  });

  it('give a section only to who can write it, and are thrown away only while nothing was sent', async () => {
    const { reportId } = await shared();
    const { body: report } = await focal.get(`/national-reports/${reportId}`);
    const [{ id: colleague = '' } = {}] = await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = 'second.ner@suivi.example'`);
    const version = sectionOf(report, 'structures')?.rowVersion ?? 0;
    expect((await changeSection(focal, reportId, 'structures', { assigneeId: colleague }, version)).body).toMatchObject({ code: 'invalid_input', issues: [{ path: 'assigneeId', code: 'section.assignee_elsewhere' }] });
    expect((await changeSection(expert, reportId, 'structures', { audience: 'public' }, version)).body.code).toBe('forbidden');
    const ready = await changeSection(expert, reportId, 'structures', { ready: true }, version);
    expect(ready.body).toMatchObject({ ready: true, rowVersion: version + 1 });
    expect((await changeSection(focal, reportId, 'structures', { audience: 'public' }, version)).body).toMatchObject({ code: 'stale', current: { ready: true } });
    expect((await expert.send('DELETE', `/national-reports/${reportId}`)).body.code).toBe('forbidden');
    expect((await focal.send('DELETE', `/national-reports/${reportId}`)).status).toBe(204);
    expect((await focal.get(`/national-reports/${reportId}`)).status).toBe(404);
  });

  it('tell their story in the journal: who was given what, what was sent, and no keystroke', async () => {
    const { reportId } = await shared();
    await writeAnswer(focal, reportId, 'advances', { kind: 'text', text: text('Une frappe après l’autre.') });
    const told = await portal.sql<{ act: string; reach: string }>(`SELECT act, reach FROM journal WHERE subject_id = $1 ORDER BY number`, [reportId]);
    expect(told).toEqual([{ act: 'national_reports.created', reach: 'state' }, { act: 'report_sections.changed', reach: 'state' }, { act: 'report_sections.changed', reach: 'state' }]);
    expect((await expert.get(`/national-reports/${reportId}/journal`)).body.items.map(({ act }: { act: string }) => act)).toEqual(['report_sections.changed', 'report_sections.changed', 'national_reports.created']);
    for (const client of [coordinator, neighbour]) expect((await client.get(`/national-reports/${reportId}/journal`)).status).toBe(404);
  });
});
