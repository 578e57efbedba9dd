import { startPortal, type Client, type Portal } from './testing/portal.ts';

const text = (words: string) => ({ original: 'fr', versions: { fr: { text: words, state: 'verified' } } });
const match = (rowVersion: number) => ({ 'if-match': `"${rowVersion}"` });

interface Answer {
  status: number;
  body: { code?: string; current?: unknown };
}

describe('what two people write at the same moment', () => {
  let portal: Portal;
  let focal: Client;
  let coordinator: Client;

  beforeAll(async () => {
    portal = await startPortal();
    focal = await portal.as('focal.ner');
    coordinator = await portal.as('coordinator');
  });
  afterAll(() => portal.close());

  /** The one change that was taken; the other is told, with what stands now. */
  async function oneTaken(requests: Promise<Answer>[]): Promise<Answer['body']> {
    const answers = await Promise.all(requests);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...requests.slice(1).map(() => 412)]);
    const taken = answers.find(({ status }) => status === 200)!;
    for (const { body } of answers.filter((each) => each !== taken)) expect(body).toMatchObject({ code: 'stale', current: taken.body });
    return taken.body;
  }

  it('of a commitment is taken once, whole, and recorded once', async () => {
    const [{ id }] = (await portal.sql(`SELECT id FROM commitments WHERE state_code = 'NER' AND lead_institution_id IS NOT NULL LIMIT 1`)) as [{ id: string }];
    const { body: before } = await focal.get(`/commitments/${id}`);
    const supporting = (await portal.sql<{ id: string }>(`SELECT id FROM institutions WHERE state_code = 'NER' AND id <> $1 ORDER BY code LIMIT 4`, [before.leadInstitution.id])).map((institution) => institution.id);
    const change = (day: number, supportingInstitutionIds: string[]) =>
      focal.send('PATCH', `/commitments/${id}`, { acceptance: before.acceptance, reason: before.reason, leadInstitutionId: before.leadInstitution.id, supportingInstitutionIds, dueOn: `2029-12-0${day}`, audience: before.audience }, match(before.rowVersion));
    const entries = async () => ((await focal.get(`/commitments/${id}/journal?limit=100`)).body.items as { act: string }[]).filter(({ act }) => act === 'commitments.changed').length;
    const recorded = await entries();
    const pairs = [supporting.slice(0, 2), supporting.slice(2)];
    const taken = (await oneTaken([change(1, pairs[0]!), change(2, pairs[1]!)])) as { dueOn: string };
    const { body: after } = await focal.get(`/commitments/${id}`);
    expect(after.dueOn).toBe(taken.dueOn);
    expect(after.rowVersion).toBe(before.rowVersion + 1);
    expect(after.supportingInstitutions.map((institution: { id: string }) => institution.id).sort()).toEqual([...pairs[taken.dueOn === '2029-12-01' ? 0 : 1]!].sort());
    expect(await entries()).toBe(recorded + 1);
  });

  it('of a recommendation’s draft is taken once, whole', async () => {
    const { body: meetings } = await coordinator.get('/meetings');
    const content = { meetingId: meetings.items[0].id, stateCodes: ['NER'], title: text('Titre'), text: text('Texte.'), themeIds: [], articleIds: [], sdgTargetIds: [], sourceUrl: null, illustrative: true };
    const { body: draft } = await coordinator.send('POST', '/recommendations', content);
    const change = (words: string, stateCodes: string[]) => coordinator.send('PATCH', `/recommendations/${draft.id}`, { ...content, title: text(words), stateCodes }, match(draft.rowVersion));
    await oneTaken([change('A', ['MLI', 'NER']), change('B', ['MAR', 'NER']), change('C', ['NER'])]);
    const { body: after } = await coordinator.get(`/recommendations/${draft.id}`);
    const states: Record<string, string[]> = { A: ['MLI', 'NER'], B: ['MAR', 'NER'], C: ['NER'] };
    expect([...after.stateCodes].sort()).toEqual(states[after.title.versions.fr.text]);
    expect(after.rowVersion).toBe(draft.rowVersion + 1);
  });

  it('of a recommendation’s draft is either adopted or changed, never adopted with a text that nobody agreed to', async () => {
    const { body: meetings } = await coordinator.get('/meetings');
    const content = { meetingId: meetings.items[0].id, stateCodes: ['NER'], title: text('Titre'), text: text('Convenu.'), themeIds: [], articleIds: [], sdgTargetIds: [], sourceUrl: null, illustrative: true };
    const { body: draft } = await coordinator.send('POST', '/recommendations', content);
    const [adopted, changed] = await Promise.all([
      coordinator.send('POST', `/recommendations/${draft.id}/adopt`, { adoptedOn: '2026-01-01', audience: 'donors' }, match(draft.rowVersion)),
      coordinator.send('PATCH', `/recommendations/${draft.id}`, { text: text('Changé entre-temps.') }, match(draft.rowVersion)),
    ]);
    const { body: after } = await coordinator.get(`/recommendations/${draft.id}`);
    const standing = [after.phase, after.text.versions.fr.text];
    if (adopted.status === 200) expect([[409, 412].includes(changed.status), ...standing]).toEqual([true, 'adopted', 'Convenu.']);
    else expect([adopted.status, changed.status, ...standing]).toEqual([412, 200, 'draft', 'Changé entre-temps.']);
  });
});
