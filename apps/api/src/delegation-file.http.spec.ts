import type { DelegationFile } from '@suivi/reports/domain';
import { startPortal, type Portal } from './testing/portal.ts';

describe("a delegation's file", () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  const fileOf = async (account: string, query = '') => (await (await portal.as(account)).get<DelegationFile>(`/delegation-file${query}`)).body;

  it('tells the successor what she inherits, owes, promised and disputes, and who is who', async () => {
    const file = await fileOf('focal.ner');
    const [{ count }] = (await portal.sql<{ count: number }>(`SELECT count(*)::integer FROM commitments WHERE state_code = 'NER'`)) as [{ count: number }];
    expect([file.stateCode, file.commitments.length]).toEqual(['NER', count]);
    expect(new Set(file.due.map(({ subject }) => subject.kind))).toEqual(new Set(['commitment', 'action']));
    expect(file.due.map(({ dueOn }) => dueOn)).toEqual(file.due.map(({ dueOn }) => dueOn).sort());
    expect(file.promised.length).toBeGreaterThan(10);
    expect(file.promised.every(({ submittedByName }) => submittedByName !== null)).toBe(true);
    expect(file.joint.some(({ answers }) => answers.some(({ response }) => response === 'declined'))).toBe(true);
    expect(file.disputed.length).toBeGreaterThan(0);
    expect(file.drafts.length).toBeGreaterThan(0);
    expect(file.people.map(({ role }) => role)).toEqual(expect.arrayContaining(['focal_point', 'contributor', 'coordinator']));
    expect(file.institutions.some(({ leads, actions }) => leads > 0 && actions > 0)).toBe(true);
  });

  it('holds no draft for the coordinator, who has to name the State', async () => {
    expect(await fileOf('coordinator')).toMatchObject({ code: 'invalid_input', issues: [{ path: 'state', code: 'state.required' }] });
    const file = await fileOf('coordinator', '?state=NER');
    expect(file.drafts).toEqual([]);
    expect(file.commitments.length).toBeGreaterThan(0);
  });

  it("is no way to another State's file", async () => {
    expect(await fileOf('focal.ner', '?state=MLI')).toMatchObject({ code: 'forbidden' });
  });
});
