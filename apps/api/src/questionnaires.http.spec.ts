import type { QuestionnaireContent } from '@suivi/questionnaires/domain';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const text = (value: string) => ({ original: 'fr' as const, versions: { fr: { text: value, state: 'verified' as const } } });
const base = { help: null, required: true, evidenceRequired: false, shownWhen: null };
const CONTENT: QuestionnaireContent = {
  title: text('Coordination nationale'),
  introduction: text('À remplir avant la réunion.'),
  sections: [
    {
      key: 'coordination',
      title: text('Coordination'),
      help: null,
      questions: [
        { kind: 'single_choice', key: 'body', label: text('Un organe existe-t-il ?'), ...base, choices: [{ key: 'yes', label: text('Oui') }, { key: 'no', label: text('Non') }] },
        { kind: 'text', key: 'body_name', label: text('Lequel ?'), ...base, shownWhen: { question: 'body', choices: ['yes'] }, purpose: 'advance' },
        { kind: 'articles', key: 'law', label: text('Où en est la loi ?'), ...base, articles: ['SOM-6', 'SOM-8'] },
      ],
    },
  ],
};

describe('questionnaires over HTTP', () => {
  let portal: Portal;
  let coordinator: Client;

  beforeAll(async () => {
    portal = await startPortal();
    coordinator = await portal.as('coordinator');
  });
  afterAll(() => portal.close());

  const once = () => ({ 'idempotency-key': crypto.randomUUID() });
  const begin = (title: string, fromVersionId: string | null = null) => coordinator.send('POST', '/questionnaires', { title: text(title), fromVersionId }, once());
  const write = (id: string, version: number, content: object) => coordinator.send('PUT', `/questionnaires/versions/${id}`, content, { 'if-match': `"${version}"` });
  const publish = (id: string, version: number) => coordinator.send('POST', `/questionnaires/versions/${id}/publish`, undefined, { 'if-match': `"${version}"`, ...once() });
  const discard = (id: string, version: number) => coordinator.send('DELETE', `/questionnaires/versions/${id}`, undefined, { 'if-match': `"${version}"` });
  const listed = async (client: Client, id: string) => ((await client.get('/questionnaires')).body.items as { id: string; title: unknown; versions: { version: number; phase: string }[] }[]).find((item) => item.id === id);

  it('are built as a draft, published once nothing is at fault, and never change after', async () => {
    const { status, headers, body: begun } = await begin('Coordination');
    expect([status, headers.get('etag'), begun.version, begun.phase, begun.content]).toEqual([201, '"1"', 1, 'draft', { title: text('Coordination'), introduction: null, sections: [] }]);
    expect((await publish(begun.id, 1)).body).toMatchObject({ status: 422, code: 'incomplete', issues: [{ path: 'sections', code: 'questionnaire.empty' }] });
    const written = await write(begun.id, 1, CONTENT);
    expect([written.status, written.headers.get('etag'), written.body.content]).toEqual([200, '"2"', CONTENT]);
    expect(await listed(coordinator, begun.questionnaireId)).toMatchObject({ title: CONTENT.title, versions: [{ questions: 3, translation: { fr: { verified: 8, draft: 0, stale: 0, total: 8 }, ar: { verified: 0, total: 8 } } }] });
    const published = await publish(begun.id, 2);
    expect([published.status, published.body.phase, typeof published.body.publishedAt, published.body.rowVersion]).toEqual([200, 'published', 'string', 3]);
    for (const answer of [await write(begun.id, 3, CONTENT), await publish(begun.id, 3), await discard(begun.id, 3)]) expect([answer.status, answer.body.code]).toEqual([409, 'wrong_phase']);
    await expect(portal.sql(`UPDATE questionnaire_versions SET content = jsonb_set(content, '{introduction}', 'null') WHERE id = $1`, [begun.id])).rejects.toMatchObject({ code: 'SU003' });
    await expect(portal.sql(`DELETE FROM questionnaire_versions WHERE id = $1`, [begun.id])).rejects.toMatchObject({ code: 'SU003' });
  });

  it('go on in a new version from the latest, one at a time; another may begin from any version', async () => {
    const { body: begun } = await begin('Versions');
    await write(begun.id, 1, CONTENT);
    const open = await coordinator.send('POST', `/questionnaires/${begun.questionnaireId}/versions`, undefined, once());
    expect([open.status, open.body.code, open.body.current]).toEqual([409, 'already_open', { id: begun.id }]);
    await publish(begun.id, 2);
    const { status, body: second } = await coordinator.send('POST', `/questionnaires/${begun.questionnaireId}/versions`, undefined, once());
    expect([status, second.version, second.phase, second.content, second.questionnaireId]).toEqual([201, 2, 'draft', CONTENT, begun.questionnaireId]);
    await write(second.id, 1, { ...CONTENT, title: text('Nouveau titre') });
    expect((await listed(coordinator, begun.questionnaireId))?.title).toEqual(CONTENT.title);
    await publish(second.id, 2);
    expect(await listed(coordinator, begun.questionnaireId)).toMatchObject({ title: text('Nouveau titre'), versions: [{ version: 2 }, { version: 1 }] });
    const { body: copy } = await begin('Copie', begun.id);
    expect(copy).toMatchObject({ version: 1, phase: 'draft', content: { ...CONTENT, title: text('Copie') } });
    expect(copy.questionnaireId).not.toBe(begun.questionnaireId);
    expect((await coordinator.send('POST', `/questionnaires/${crypto.randomUUID()}/versions`, undefined, once())).status).toBe(404);
    expect((await begin('Rien', crypto.randomUUID())).status).toBe(404);
  });

  it('tell who saves too late what stands now, and want to know what she read', async () => {
    const { body: begun } = await begin('Deux mains');
    await write(begun.id, 1, CONTENT);
    const stale = await write(begun.id, 1, { ...CONTENT, introduction: null });
    expect([stale.status, stale.body.code, stale.body.current.content]).toEqual([412, 'stale', CONTENT]);
    for (const answer of [await publish(begun.id, 1), await discard(begun.id, 1)]) expect(answer.status).toBe(412);
    expect((await coordinator.send('PUT', `/questionnaires/versions/${begun.id}`, CONTENT)).status).toBe(428);
  });

  it('leave nothing behind when a first draft is discarded, and the published versions when a later one is', async () => {
    const { body: begun } = await begin('À jeter');
    expect((await discard(begun.id, 1)).status).toBe(204);
    expect(await listed(coordinator, begun.questionnaireId)).toBeUndefined();
    expect((await coordinator.get(`/questionnaires/versions/${begun.id}`)).status).toBe(404);
    const { body: kept } = await begin('À garder');
    await write(kept.id, 1, CONTENT);
    await publish(kept.id, 2);
    const { body: second } = await coordinator.send('POST', `/questionnaires/${kept.questionnaireId}/versions`, undefined, once());
    expect((await discard(second.id, 1)).status).toBe(204);
    expect((await listed(coordinator, kept.questionnaireId))?.versions.map(({ version }) => version)).toEqual([1]);
  });

  it('say what is at fault, field by field', async () => {
    const { body: begun } = await begin('Fautes');
    const [section] = CONTENT.sections as [QuestionnaireContent['sections'][number]];
    const withQuestion = (question: object) => ({ ...CONTENT, sections: [{ ...section, questions: [question] }] });
    for (const [content, issue] of [
      [{ ...CONTENT, title: { original: 'fr', versions: {} } }, { path: 'title.original', code: 'text.original_missing' }],
      [withQuestion({ ...section.questions[0], choices: [] }), { path: 'sections.0.questions.0.choices', code: 'choices.too_few' }],
      [withQuestion({ ...section.questions[0], key: 'Pas une clé' }), { path: 'sections.0.questions.0.key', code: 'key.malformed' }],
      [withQuestion({ ...section.questions[2], articles: ['SOM-99'] }), { path: 'sections.0.questions.0.articles', code: 'article.unknown' }],
    ] as const) {
      const { status, body } = await write(begun.id, 1, content);
      expect([status, body.code, body.issues]).toEqual([400, 'invalid_input', expect.arrayContaining([issue])]);
    }
    await write(begun.id, 1, { ...CONTENT, sections: [section, section] });
    const { status, body } = await publish(begun.id, 2);
    expect([status, body.issues]).toEqual([422, expect.arrayContaining([{ path: 'sections.1.key', code: 'key.repeated' }, { path: 'sections.1.questions.0.key', code: 'key.repeated' }])]);
  });

  it('are read by every role that reads reports once they are published, and by the coordinator alone before', async () => {
    const { body: begun } = await begin('Lecture');
    await write(begun.id, 1, CONTENT);
    const readers = await Promise.all(['focal.ner', 'expert.ner', 'focal.mar', 'donor', 'observer'].map((account) => portal.as(account)));
    for (const reader of readers) {
      expect((await reader.get(`/questionnaires/versions/${begun.id}`)).status).toBe(404);
      expect(await listed(reader, begun.questionnaireId)).toBeUndefined();
    }
    await publish(begun.id, 2);
    await coordinator.send('POST', `/questionnaires/${begun.questionnaireId}/versions`, undefined, once());
    for (const reader of readers) {
      expect((await reader.get(`/questionnaires/versions/${begun.id}`)).body.content).toEqual(CONTENT);
      expect((await listed(reader, begun.questionnaireId))?.versions.map(({ version }) => version)).toEqual([1]);
      expect((await reader.send('POST', '/questionnaires', { title: text('Non'), fromVersionId: null }, once())).status).toBe(403);
    }
  });

  it('stand in the journal with every change, without the texts', async () => {
    const { body: begun } = await begin('Journal');
    await write(begun.id, 1, CONTENT);
    await publish(begun.id, 2);
    const entries = await portal.sql<{ act: string; reach: string; changes: Record<string, unknown> }>(`SELECT act, reach, changes FROM journal WHERE subject_id = $1 ORDER BY number`, [begun.questionnaireId]);
    expect(entries.map(({ act }) => act)).toEqual(['questionnaires.created', 'questionnaire_versions.created', 'questionnaire_versions.changed', 'questionnaires.changed', 'questionnaire_versions.changed']);
    expect(new Set(entries.map(({ reach }) => reach))).toEqual(new Set(['programme']));
    expect(entries[2]?.changes['content']).toEqual({ from: { sha256: expect.any(String) }, to: { sha256: expect.any(String) } });
    const refused = await portal.as('focal.ner');
    const { body: hidden } = await begin('Caché');
    await refused.get(`/questionnaires/versions/${hidden.id}`);
    expect(await portal.sql(`SELECT act FROM journal WHERE subject_id = $1 AND reach = 'access'`, [hidden.id])).toEqual([{ act: 'questionnaire_versions.refused' }]);
  });
});
