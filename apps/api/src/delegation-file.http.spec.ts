import type { DelegationFile } from '@suivi/reports/domain';
import { changeSection, institutionOf, openRound, publishQuestionnaire, QUESTIONNAIRE, startReport } from './testing/national-report.ts';
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

  it('tells which national reports are asked until when, begun and given to whom, returned and validated', async () => {
    const coordinator = await portal.as('coordinator');
    const focal = await portal.as('focal.ner');
    const versionId = await publishQuestionnaire(coordinator);
    const [asked, begun, drafted] = [await openRound(coordinator, versionId), await openRound(coordinator, versionId), await openRound(coordinator, versionId, { stateCodes: ['MLI'] })];
    const { body: report } = await startReport(focal, begun);
    const institutionId = await institutionOf(portal, 'expert.ner');
    await changeSection(focal, report.id, 'law', { institutionId }, report.sections[1].rowVersion);
    const { reports } = await fileOf('focal.ner');
    const of = (roundId: string) => reports.find(({ round }) => round.id === roundId);
    expect(of(asked)).toMatchObject({ standing: 'not_begun', late: false, reportId: null, sections: [], submissions: [] });
    expect(of(asked)?.round.closesOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(of(begun)).toMatchObject({ standing: 'begun', reportId: report.id, sections: [{ title: QUESTIONNAIRE.sections[0]?.title, institution: null, ready: false }, { title: QUESTIONNAIRE.sections[1]?.title, ready: false }] });
    expect(of(begun)?.sections[1]?.institution).not.toBeNull();
    expect(of(drafted)).toBeUndefined();
    const ofNiger = reports.find(({ standing }) => standing === 'validated');
    expect(ofNiger?.submissions[0]).toMatchObject({ phase: 'validated', receiptNumber: expect.stringMatching(/^S-/), decidedAt: expect.any(String) });
    const returned = (await fileOf('focal.mar')).reports.find(({ standing }) => standing === 'returned');
    expect(returned?.submissions[0]).toMatchObject({ phase: 'returned', comment: expect.any(String) });
    // A working copy is not as much as told to the coordination.
    const told = (await fileOf('coordinator', '?state=NER')).reports;
    expect(told.find(({ round }) => round.id === begun)).toMatchObject({ standing: 'not_reported', reportId: null, sections: [] });
    expect(told.some(({ standing }) => standing === 'validated')).toBe(true);
  });

  it("is no way to another State's file", async () => {
    expect(await fileOf('focal.ner', '?state=MLI')).toMatchObject({ code: 'forbidden' });
  });
});
