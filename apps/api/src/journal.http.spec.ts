import { startPortal, type Portal } from './testing/portal.ts';

describe('the journal', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  const chain = async () => (await portal.sql<{ intact: boolean; entries: string; first_broken: string | null }>('SELECT * FROM journal_verify()'))[0];

  it('is one unbroken chain after four years of demonstration', async () => {
    expect(await chain()).toMatchObject({ intact: true, first_broken: null });
    expect(Number((await chain())?.entries)).toBeGreaterThan(500);
  });

  it('gets its entry in the transaction of the change, with who made it and what changed, but no long text', async () => {
    const focal = await portal.as('focal.ner');
    const [{ id }] = (await portal.sql(`SELECT id FROM commitments WHERE state_code = 'NER' AND due_on IS NOT NULL LIMIT 1`)) as [{ id: string }];
    const before = (await focal.get(`/commitments/${id}`)).body;
    const change = {
      acceptance: before.acceptance,
      reason: before.reason,
      leadInstitutionId: before.leadInstitution.id,
      supportingInstitutionIds: before.supportingInstitutions.map((institution: { id: string }) => institution.id),
      dueOn: '2029-12-31',
      audience: before.audience,
    };
    expect((await focal.send('PATCH', `/commitments/${id}`, change, { 'if-match': `"${before.rowVersion}"` })).status).toBe(200);
    const [entry] = (await focal.get(`/commitments/${id}/journal`)).body.items;
    expect(entry).toMatchObject({ act: 'commitments.changed', actor: { role: 'focal_point', stateCode: 'NER' }, changes: { due_on: { from: before.dueOn, to: '2029-12-31' } } });
    expect((await focal.get(`/commitments/${id}`)).body.firstDueOn).toBe(before.firstDueOn);
    expect(await chain()).toMatchObject({ intact: true });
  });

  it('has no entry of a change that was undone', async () => {
    const focal = await portal.as('focal.ner');
    const [{ id }] = (await portal.sql(`SELECT id FROM commitments WHERE state_code = 'NER' LIMIT 1`)) as [{ id: string }];
    const count = async () => Number((await chain())?.entries);
    const entries = await count();
    const refused = await focal.send('PATCH', `/commitments/${id}`, { acceptance: 'noted', reason: null, leadInstitutionId: null, supportingInstitutionIds: [], dueOn: null, audience: 'public' }, { 'if-match': '"1"' });
    expect(refused.body.issues).toEqual([{ path: 'reason', code: 'commitment.reason_required' }]);
    expect(await count()).toBe(entries);
  });

  it("keeps a State's drafts from the coordinator, and personal data out of every entry", async () => {
    const coordinator = await portal.as('coordinator');
    const [{ id }] = (await portal.sql(`SELECT commitment_id AS id FROM updates WHERE phase = 'draft' LIMIT 1`)) as [{ id: string }];
    const kinds = (await coordinator.get(`/commitments/${id}/journal`)).body.items.map((entry: { kind: string }) => entry.kind);
    expect(kinds).not.toContain('updates');
    expect(kinds).not.toContain('evidence');
    const leaks = await portal.sql(`SELECT number FROM journal WHERE changes::text ~ '@suivi.example|argon2'`);
    expect(leaks).toEqual([]);
  });

  it('shows where it was tampered with, even by its owner', async () => {
    const [{ number }] = (await portal.sql(`SELECT number FROM journal WHERE act = 'commitments.changed' ORDER BY number DESC LIMIT 1`)) as [{ number: string }];
    await portal.sql(`UPDATE journal SET changes = '{"due_on": {"from": null, "to": "2040-01-01"}}' WHERE number = $1`, [number]);
    expect(await chain()).toMatchObject({ intact: false, first_broken: number });
  });
});
