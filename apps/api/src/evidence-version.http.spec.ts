import pg from 'pg';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { pdfOf } from './testing/sample-files.ts';

/** Evidence as part of what is submitted: who changes it moves the version, and its audience follows the update's when the State says so. */
describe('the evidence of an update that is open', () => {
  let portal: Portal;
  let focal: Client;
  let expert: Client;
  let neighbour: Client;
  let coordinator: Client;
  let free: string[];

  const narrative = { original: 'fr', versions: { fr: { text: 'La note est appliquée.', state: 'verified' } } };
  const content = { declaredStatus: 'in_progress', narrative, challenges: null, audience: 'donors' };
  const link = { kind: 'link', title: 'Note de service', datedOn: '2026-03-01', language: 'fr', documentKind: 'report', confidentiality: 'delegation', url: 'https://www.unodc.org/' };
  const at = (version: number) => ({ 'if-match': `"${version}"` });
  const read = async (id: string) => (await focal.get(`/updates/${id}`)).body;
  const start = async () => (await focal.send('POST', `/commitments/${free.pop()}/updates`, content)).body;
  const attach = (client: Client, updateId: string, more = {}) => client.send('POST', '/evidence', { ...link, updateId, ...more });

  beforeAll(async () => {
    portal = await startPortal();
    [focal, expert, neighbour, coordinator] = (await Promise.all(['focal.ner', 'expert.ner', 'focal.mli', 'coordinator'].map((account) => portal.as(account)))) as [Client, Client, Client, Client];
    // Led by the expert's institution, so that she may work on them as well.
    const lent = await portal.sql<{ id: string }>(
      `UPDATE commitments c SET lead_institution_id = m.institution_id FROM memberships m JOIN users u ON u.id = m.user_id AND u.email = 'expert.ner@suivi.example'
      WHERE c.state_code = 'NER' AND NOT EXISTS (SELECT FROM updates o WHERE o.commitment_id = c.id AND o.phase <> 'validated') RETURNING c.id`,
    );
    free = lent.map(({ id }) => id);
    expect(free.length).toBeGreaterThan(4);
  });
  afterAll(() => portal.close());

  it('is not submitted unseen: what a colleague adds or removes moves the version, and the refusal shows what is new', async () => {
    const seen = await start();
    const { body: piece } = await attach(expert, seen.id);
    const refused = await focal.send('POST', `/updates/${seen.id}/submit`, undefined, at(seen.rowVersion));
    expect([refused.status, refused.body.code]).toEqual([412, 'stale']);
    expect(refused.body.current.evidence.map(({ id }: { id: string }) => id)).toEqual([piece.id]);
    expect((await focal.send('PATCH', `/updates/${seen.id}`, content, at(seen.rowVersion))).status).toBe(412);

    const before = await read(seen.id);
    expect((await expert.send('DELETE', `/evidence/${piece.id}`)).status).toBe(204);
    expect((await focal.send('POST', `/updates/${seen.id}/submit`, undefined, at(before.rowVersion))).status).toBe(412);
    const now = await read(seen.id);
    expect(now.evidence).toEqual([]);
    expect((await focal.send('POST', `/updates/${seen.id}/submit`, undefined, at(now.rowVersion))).status).toBe(200);
  });

  it('moves the version when a file is complete, not with every piece of it', async () => {
    const { id } = await start();
    const file = pdfOf(2_000);
    const { body: piece } = await attach(focal, id, { kind: 'file', fileName: 'note.pdf', sizeBytes: file.length });
    const { rowVersion } = await read(id);
    const send = (offset: number, bytes: Uint8Array) => focal.send('PATCH', `/evidence/${piece.id}/content`, bytes, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) });
    await send(0, file.subarray(0, 1_000));
    expect((await read(id)).rowVersion).toBe(rowVersion);
    expect((await send(1_000, file.subarray(1_000))).body.complete).toBe(true);
    expect((await read(id)).rowVersion).toBe(rowVersion + 1);
  });

  it('is brought to the audience of its update in one act, whichever of the delegation does it', async () => {
    const { id } = await start();
    await attach(focal, id);
    await attach(focal, id, { confidentiality: 'participants' });
    await attach(focal, id, { confidentiality: 'public' });
    const { rowVersion } = await read(id);
    expect((await expert.send('POST', `/updates/${id}/align-evidence`, undefined, at(rowVersion - 1))).status).toBe(412);
    const { status, body } = await expert.send('POST', `/updates/${id}/align-evidence`, undefined, at(rowVersion));
    expect(status).toBe(200);
    expect(body.evidence.map(({ confidentiality }: { confidentiality: string }) => confidentiality)).toEqual(['donors', 'donors', 'public']);
    expect(body.rowVersion).toBe(rowVersion + 2);
    const again = await focal.send('POST', `/updates/${id}/align-evidence`, undefined, at(body.rowVersion));
    expect([again.status, again.body.rowVersion]).toEqual([200, body.rowVersion]);
    expect((await portal.sql(`SELECT 1 FROM journal WHERE act = 'evidence.changed' AND changes ? 'confidentiality' AND actor_state = 'NER'`)).length).toBe(2);
  });

  it('is out of reach of everybody else, and of everybody while it is under review: through the API and in the database', async () => {
    const { id } = await start();
    const { body: piece } = await attach(focal, id);
    const { rowVersion } = await read(id);
    expect((await neighbour.send('POST', `/updates/${id}/align-evidence`, undefined, at(rowVersion))).status).toBe(404);
    expect((await coordinator.send('POST', `/updates/${id}/align-evidence`, undefined, at(rowVersion))).status).toBe(403);
    expect(await widenAs('focal_point', 'MLI', piece.id)).toBe(0);
    expect(await widenAs('focal_point', 'NER', piece.id)).toBe(1);
    await expect(widenAs('coordinator', '', piece.id)).rejects.toMatchObject({ code: '42501' });

    expect((await focal.send('POST', `/updates/${id}/submit`, undefined, at(rowVersion))).status).toBe(200);
    expect((await focal.send('POST', `/updates/${id}/align-evidence`, undefined, at((await read(id)).rowVersion))).body.code).toBe('wrong_phase');
    expect(await widenAs('focal_point', 'NER', piece.id)).toBe(0);
    await expect(portal.sql(`UPDATE evidence SET confidentiality = 'public' WHERE id = $1`, [piece.id])).rejects.toMatchObject({ code: 'SU003' });
  });

  /** How many rows a role may change in the database itself, with the first wall out of the way; undone at once. */
  async function widenAs(role: string, state: string, id: string): Promise<number | null> {
    const [user] = await portal.sql<{ id: string; programme: string }>(`SELECT user_id AS id, programme_id AS programme FROM memberships WHERE role = 'focal_point' AND state_code = 'NER'`);
    const api = new pg.Client({ connectionString: portal.apiUrl });
    await api.connect();
    try {
      await api.query(`BEGIN; SET LOCAL ROLE suivi_${role}`);
      await api.query(`SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', $3, true), set_config('suivi.state', $4, true), set_config('suivi.institution', '', true)`, [user?.id, user?.programme, role, state]);
      return (await api.query(`UPDATE evidence SET confidentiality = 'donors' WHERE id = $1`, [id])).rowCount;
    } finally {
      await api.query('ROLLBACK');
      await api.end();
    }
  }

  it('belongs to an update that is started once, under the id that the device made', async () => {
    const [commitment] = free;
    const id = crypto.randomUUID();
    const started = await focal.send('POST', `/commitments/${commitment}/updates`, { ...content, id });
    expect([started.status, started.body.id, started.body.subjectAudience]).toEqual([201, id, expect.any(String)]);
    const later = { ...content, declaredStatus: 'implemented' };
    const again = await focal.send('POST', `/commitments/${commitment}/updates`, { ...later, id });
    expect([again.status, again.body.id, again.body.declaredStatus]).toEqual([201, id, 'in_progress']);
    const other = await expert.send('POST', `/commitments/${commitment}/updates`, { ...content, id: crypto.randomUUID() });
    expect([other.status, other.body.code, other.body.current]).toEqual([409, 'already_open', { id }]);
    expect((await focal.send('POST', `/commitments/${commitment}/updates`, { ...content, id: 'none' })).status).toBe(400);
  });
});
