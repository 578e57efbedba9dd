import { startPortal, type Client, type Portal } from './testing/portal.ts';

/** The product's main job, end to end, as three people do it over HTTP. */
describe('an adopted recommendation is followed from the delegation to the donor', () => {
  let portal: Portal;
  let focal: Client;
  let neighbour: Client;
  let coordinator: Client;
  let donor: Client;
  let commitmentId: string;

  const narrative = { original: 'fr', versions: { fr: { text: 'Le protocole de saisine est appliqué depuis mars.', state: 'verified' } } };
  const content = { declaredStatus: 'implemented', narrative, challenges: null, audience: 'donors' };
  const link = { kind: 'link', title: 'Note de service', datedOn: '2026-03-01', language: 'fr', documentKind: 'report', confidentiality: 'public', url: 'https://www.unodc.org/' };
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });

  beforeAll(async () => {
    portal = await startPortal();
    [focal, neighbour, coordinator, donor] = (await Promise.all(['focal.ner', 'focal.mli', 'coordinator', 'donor'].map((account) => portal.as(account)))) as [Client, Client, Client, Client];
    const meeting = (await coordinator.get('/meetings')).body.items[0];
    const draft = await coordinator.send('POST', '/recommendations', {
      meetingId: meeting.id,
      stateCodes: ['NER', 'MLI'],
      title: { original: 'fr', versions: { fr: { text: 'Saisine rapide', state: 'verified' } } },
      text: { original: 'fr', versions: { fr: { text: 'Adopter un protocole de saisine rapide entre parquets.', state: 'verified' } } },
      themeIds: [],
      articleIds: ['UNTOC-18', 'SOM-7'],
      sdgTargetIds: ['16.3'],
      sourceUrl: null,
      illustrative: true,
    });
    expect(draft.status).toBe(201);
    const adopted = await coordinator.send('POST', `/recommendations/${draft.body.id}/adopt`, { adoptedOn: '2025-06-01', audience: 'donors' }, { 'if-match': '"1"' });
    expect(adopted.status).toBe(200);
    commitmentId = adopted.body.commitments.find((one: { stateCode: string }) => one.stateCode === 'NER').id;
    const commitment = (await focal.get(`/commitments/${commitmentId}`)).body;
    const changed = await focal.send(
      'PATCH',
      `/commitments/${commitmentId}`,
      { acceptance: 'accepted', reason: null, leadInstitutionId: null, supportingInstitutionIds: [], dueOn: '2027-01-31', audience: 'donors' },
      { 'if-match': `"${commitment.rowVersion}"` },
    );
    expect(changed.status).toBe(200);
  });
  afterAll(() => portal.close());

  it('walks the path once: draft, refusal, evidence, receipt, return, correction, validation, and the donor sees it', async () => {
    const started = await focal.send('POST', `/commitments/${commitmentId}/updates`, content, key());
    expect(started.status).toBe(201);
    const { id } = started.body;
    expect((await coordinator.get(`/updates/${id}`)).status).toBe(403);
    expect((await neighbour.get(`/updates/${id}`)).status).toBe(404);
    expect((await coordinator.get(`/commitments/${commitmentId}`)).body.openUpdate).toBeNull();

    const early = await focal.send('POST', `/updates/${id}/submit`, undefined, { 'if-match': '"1"', ...key() });
    expect(early.status).toBe(422);
    expect(early.body.issues).toEqual([{ path: 'evidence', code: 'update.evidence_required' }]);

    expect((await focal.send('POST', '/evidence', { ...link, updateId: id })).status).toBe(201);
    const { rowVersion } = (await focal.get(`/updates/${id}`)).body;
    const receipt = await focal.send('POST', `/updates/${id}/submit`, undefined, { 'if-match': `"${rowVersion}"`, ...key() });
    expect(receipt.status).toBe(200);
    expect(receipt.body.number).toMatch(/^S-\d{4}-\d{6}$/);
    expect(receipt.body.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await donor.get(`/submissions/${receipt.body.submissionId}`)).status).toBe(404);
    expect((await donor.get(`/commitments/${commitmentId}`)).body.status).toBe('not_started');

    const returned = await coordinator.send('POST', `/submissions/${receipt.body.submissionId}/reviews`, { outcome: 'returned', comment: 'Merci de préciser la date.' }, { 'if-match': '"1"', ...key() });
    expect(returned.status).toBe(201);
    const again = (await focal.get(`/updates/${id}`)).body;
    expect(again.phase).toBe('returned');
    expect(again.lastReview.comment).toBe('Merci de préciser la date.');

    const mended = { ...content, narrative: { original: 'fr', versions: { fr: { text: 'Le protocole est appliqué depuis le 1er mars 2026.', state: 'verified' } } } };
    const saved = await focal.send('PATCH', `/updates/${id}`, mended, { 'if-match': `"${again.rowVersion}"` });
    expect(saved.status).toBe(200);
    expect((await coordinator.get(`/submissions/${receipt.body.submissionId}`)).body.narrative).toEqual(narrative);

    const second = await focal.send('POST', `/updates/${id}/submit`, undefined, { 'if-match': `"${saved.body.rowVersion}"`, ...key() });
    expect(second.status).toBe(200);
    const validated = await coordinator.send('POST', `/submissions/${second.body.submissionId}/reviews`, { outcome: 'validated', verifiedStatus: 'partially_implemented', comment: 'Un seul parquet à ce jour.' }, { 'if-match': '"1"', ...key() });
    expect(validated.status).toBe(201);

    const seen = (await donor.get(`/commitments/${commitmentId}`)).body;
    expect(seen).toMatchObject({ status: 'partially_implemented', declaredStatus: 'implemented', verifiedStatus: 'partially_implemented', evidenceCount: 1 });
    expect(seen.submissions).toHaveLength(1);
    expect(seen.submissions[0].review).toMatchObject({ outcome: 'validated', comment: null, reviewerName: null });
    expect(seen.submissions[0].receipt.submittedByName).toBeNull();
    const own = (await focal.get(`/commitments/${commitmentId}`)).body;
    expect(own.submissions.map((one: { phase: string }) => one.phase)).toEqual(['validated', 'returned']);
    expect((await focal.send('PATCH', `/updates/${id}`, mended, { 'if-match': '"99"' })).status).toBe(409);
  });

  it("gives what was withdrawn back to its State: out of the coordinator's sight, and still whole in the State's own timeline", async () => {
    const [row] = (await portal.sql(
      `SELECT s.id, s.update_id, e.id AS evidence_id FROM submissions s JOIN evidence e ON e.update_id = s.update_id AND e.submitted
      WHERE s.state_code = 'NER' AND s.phase = 'submitted' AND NOT EXISTS (SELECT FROM submissions o WHERE o.update_id = s.update_id AND o.id <> s.id) LIMIT 1`,
    )) as [{ id: string; update_id: string; evidence_id: string }];
    expect((await coordinator.get(`/evidence/${row.evidence_id}`)).status).toBe(200);
    expect((await focal.send('POST', `/updates/${row.update_id}/withdraw`)).status).toBe(200);
    expect((await coordinator.get(`/submissions/${row.id}`)).status).toBe(404);
    expect((await coordinator.get(`/evidence/${row.evidence_id}`)).status).toBe(404);
    expect((await focal.send('DELETE', `/evidence/${row.evidence_id}`)).status).toBe(204);
    expect((await focal.get(`/updates/${row.update_id}`)).body.evidence.map((piece: { id: string }) => piece.id)).not.toContain(row.evidence_id);
    expect((await focal.get(`/submissions/${row.id}`)).body.evidence.map((piece: { id: string }) => piece.id)).toContain(row.evidence_id);
  });

  it('submits what stands at that moment, whoever edits or takes evidence away meanwhile', async () => {
    const free = await portal.sql<{ id: string }>(
      `SELECT c.id FROM commitments c WHERE c.state_code = 'NER' AND NOT EXISTS (SELECT FROM updates u WHERE u.commitment_id = c.id AND u.phase <> 'validated') LIMIT 4`,
    );
    expect(free.length).toBeGreaterThan(2);
    for (const { id: commitment } of free) {
      const { body: update } = await focal.send('POST', `/commitments/${commitment}/updates`, content);
      const { body: piece } = await focal.send('POST', '/evidence', { ...link, updateId: update.id });
      const ifMatch = { 'if-match': `"${(await focal.get(`/updates/${update.id}`)).body.rowVersion}"` };
      const later = { ...content, narrative: { original: 'fr', versions: { fr: { text: 'Écrit au même moment.', state: 'verified' } } } };
      const [submitted, removed, saved] = await Promise.all([
        focal.send('POST', `/updates/${update.id}/submit`, undefined, ifMatch),
        focal.send('DELETE', `/evidence/${piece.id}`),
        focal.send('PATCH', `/updates/${update.id}`, later, ifMatch),
      ]);
      if (submitted.status === 200) {
        expect([removed.status, saved.status]).toEqual([409, expect.any(Number)]);
        expect(saved.status).toBeGreaterThanOrEqual(409);
        const { body: frozen } = await coordinator.get(`/submissions/${submitted.body.submissionId}`);
        expect(frozen.evidence.map((one: { id: string }) => one.id)).toEqual([piece.id]);
        expect(frozen.narrative).toEqual(narrative);
      } else {
        expect([409, 412, 422]).toContain(submitted.status);
      }
    }
  });

  it('counts in the donor overview only what donors may see, and says out of how many', async () => {
    const { body } = await donor.get('/overview');
    const [{ total }] = (await portal.sql('SELECT count(*)::integer AS total FROM commitments')) as [{ total: number }];
    const [{ seen }] = (await portal.sql(`SELECT count(*)::integer AS seen FROM commitments WHERE audience IN ('donors', 'public')`)) as [{ seen: number }];
    expect(body.outOf).toBe(total);
    expect(body.visible).toBe(seen);
    expect(Object.values<number>(body.byStatus).reduce((sum, count) => sum + count, 0)).toBe(seen);
  });

  it('hides what was shown to nobody but the delegation until its State widens the audience', async () => {
    const [row] = (await portal.sql(
      `SELECT s.id FROM submissions s JOIN commitments c ON c.id = s.commitment_id WHERE s.phase = 'validated' AND s.audience IN ('delegation', 'participants') AND s.state_code = 'NER' AND c.audience IN ('donors', 'public') LIMIT 1`,
    )) as [{ id: string }];
    expect((await donor.get(`/submissions/${row.id}`)).status).toBe(404);
    expect((await neighbour.send('PATCH', `/submissions/${row.id}/audience`, { audience: 'donors' })).status).toBeGreaterThanOrEqual(403);
    expect((await coordinator.send('PATCH', `/submissions/${row.id}/audience`, { audience: 'donors' })).status).toBe(403);
    expect((await focal.send('PATCH', `/submissions/${row.id}/audience`, { audience: 'donors' })).status).toBe(200);
    expect((await donor.get(`/submissions/${row.id}`)).status).toBe(200);
    const narrowed = await focal.send('PATCH', `/submissions/${row.id}/audience`, { audience: 'delegation' });
    expect(narrowed.body.issues).toEqual([{ path: 'audience', code: 'audience.only_widens' }]);
  });
});
