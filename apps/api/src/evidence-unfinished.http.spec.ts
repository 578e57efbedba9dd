import { ownerDataSource } from './database/migrate.ts';
import { tidy } from './database/tidy.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const LIMIT = 50;

describe('files that are announced and never sent', () => {
  let portal: Portal;
  let focal: Client;
  let updateId: string;

  beforeAll(async () => {
    portal = await startPortal();
    focal = await portal.as('focal.ner');
    const [draft] = await portal.sql<{ id: string }>(`SELECT id FROM updates WHERE state_code = 'NER' AND phase IN ('draft', 'returned', 'withdrawn') LIMIT 1`);
    updateId = draft?.id ?? '';
  });
  afterAll(() => portal.close());

  const described = () => ({ updateId, title: 'Décret', datedOn: '2026-01-15', language: 'fr', documentKind: 'decree', confidentiality: 'donors' });
  const announce = () => focal.send('POST', '/evidence', { kind: 'file', ...described(), fileName: 'decret.pdf', sizeBytes: 1_000 });
  const unfinished = () => portal.sql(`SELECT 1 FROM evidence WHERE NOT complete AND created_by = (SELECT id FROM users WHERE email = 'focal.ner@suivi.example')`);

  it('are fifty a day for a person, however many are announced at once; links and the files of others go on', async () => {
    const before = (await unfinished()).length;
    const answers = [];
    for (let round = 0; round < 6; round++) answers.push(...(await Promise.all(Array.from({ length: 10 }, announce))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(LIMIT - before);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({ status: 400, body: { issues: [{ path: 'fileName', code: 'file.too_many_unfinished' }] } });
    expect(await unfinished()).toHaveLength(LIMIT);
    expect((await focal.send('POST', '/evidence', { kind: 'link', ...described(), url: 'https://example.org/decret' })).status).toBe(201);
  });

  it('are taken away after a week when nothing of them came, and make room again', async () => {
    await portal.sql(`UPDATE evidence SET created_at = created_at - interval '8 days', received_bytes = CASE WHEN id = (SELECT max(id::text)::uuid FROM evidence WHERE NOT complete) THEN 10 ELSE received_bytes END WHERE NOT complete`);
    const owner = await ownerDataSource(portal.ownerUrl).initialize();
    try {
      await tidy(owner);
    } finally {
      await owner.destroy();
    }
    expect(await unfinished()).toHaveLength(1);
    expect((await announce()).status).toBe(201);
    expect((await (await portal.as('admin')).get('/journal/verification')).body).toMatchObject({ intact: true });
  });
});
