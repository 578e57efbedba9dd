import type { ActionSummary, Timeline } from '@suivi/actions/domain';
import { SETTLED } from '@suivi/recommendations/domain';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('the timeline', () => {
  let portal: Portal;
  const clients: Record<string, Client> = {};
  const as = (account: string) => clients[account] as Client;
  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ['focal.ner', 'focal.mli', 'coordinator', 'donor', 'observer']) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());

  const between = async (account: string, query: string) => (await as(account).get<Timeline>(`/timeline?${query}`)).body;
  const window = `from=${inDays(-700)}&to=${inDays(700)}`;

  it('holds what falls into the window, in the order of the dates, and tells the first date of what was moved', async () => {
    const { items, total } = await between('coordinator', window);
    expect(items.length).toBe(total);
    expect(items.map(({ endsOn }) => endsOn)).toEqual(items.map(({ endsOn }) => endsOn).sort());
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['action', 'commitment']));
    expect(items.some(({ kind, firstEndsOn }) => kind === 'action' && firstEndsOn !== null)).toBe(true);
    expect(items.some(({ cancelled }) => cancelled)).toBe(true);
    const niamey = await between('coordinator', 'from=2018-04-17&to=2018-04-17&late=within');
    expect(niamey.items).toMatchObject([{ kind: 'meeting', startsOn: '2018-04-16', endsOn: '2018-04-18' }]);
  });

  it('says of each action what its own page says', async () => {
    for (const account of ['coordinator', 'focal.mli', 'donor', 'observer']) {
      for (const entry of (await between(account, window)).items.filter(({ kind }) => kind === 'action')) {
        const { body } = await as(account).get<ActionSummary>(`/actions/${entry.id}`);
        expect({ account, ...entry }).toMatchObject({ account, reference: body.reference, status: body.status, overdue: body.overdue, stateCodes: body.parts.filter(({ response }) => response !== 'declined').map(({ stateCode }) => stateCode) });
        expect(entry.parts).toEqual(body.parts.filter(({ response }) => response !== 'declined').map(({ stateCode, response, status }) => ({ stateCode, response, status, overdue: body.overdue && response === 'accepted' && !SETTLED.includes(status) })));
      }
    }
  });

  it('tells all that is late wherever it lies, and counts it and what is soon over all time', async () => {
    for (const account of ['coordinator', 'focal.mli', 'donor', 'observer']) {
      const all = (await between(account, window)).items;
      const late = all.filter(({ overdue }) => overdue);
      const soon = all.filter(({ kind, overdue, cancelled, status, endsOn }) => kind !== 'meeting' && !overdue && !cancelled && !(status && SETTLED.includes(status)) && endsOn <= inDays(30));
      expect({ account, some: late.length > 0 }).toEqual({ account, some: true });
      const elsewhere = await between(account, 'from=2016-01-01&to=2016-12-31');
      expect(elsewhere.items.map(({ id }) => id)).toEqual(late.map(({ id }) => id));
      expect({ account, total: elsewhere.total, late: elsewhere.late, soon: elsewhere.soon }).toEqual({ account, total: late.length, late: late.length, soon: soon.length });
      expect(await between(account, 'from=2016-01-01&to=2016-12-31&late=within')).toMatchObject({ items: [], total: 0, late: null, soon: null, today: inDays(0) });
    }
    const ofMali = await between('coordinator', 'from=2016-01-01&to=2016-12-31&state=MLI');
    expect(ofMali.items.map(({ stateCodes }) => stateCodes.includes('MLI'))).toEqual(ofMali.items.map(() => true));
    expect(ofMali.late).toBe(ofMali.items.length);
  });

  it('has an action without a start where a milestone of it falls, where only the window is asked for', async () => {
    const [found] = await portal.sql<{ id: string; milestone: string; due: string }>(`
      SELECT a.id, m.id AS milestone, m.due_on::text AS due FROM action_milestones m JOIN action_parts p USING (action_id, state_code) JOIN actions a ON a.id = m.action_id
      WHERE a.phase = 'active' AND p.response = 'accepted' AND m.due_on < a.due_on ORDER BY m.id LIMIT 1`);
    const [before] = await portal.sql<{ start: string | null }>('SELECT starts_on::text AS start FROM actions WHERE id = $1', [found?.id]);
    await portal.sql('UPDATE actions SET starts_on = NULL WHERE id = $1', [found?.id]);
    try {
      const on = `from=${found?.due}&to=${found?.due}&late=within`;
      const entry = (await between('coordinator', on)).items.find(({ id }) => id === found?.id);
      expect(entry?.milestones.map(({ id }) => id)).toContain(found?.milestone);
    } finally {
      await portal.sql('UPDATE actions SET starts_on = $2 WHERE id = $1', [found?.id, before?.start]);
    }
  });

  it('leaves a State out of what it declined, its milestones too', async () => {
    const [declined] = await portal.sql<{ id: string; state: string }>(`SELECT action_id AS id, state_code AS state FROM action_parts WHERE response = 'declined' AND phase <> 'draft'`);
    const entry = (await between('coordinator', window)).items.find(({ id }) => id === declined?.id);
    expect(entry?.parts.length).toBeGreaterThan(0);
    expect([...(entry?.stateCodes ?? []), ...(entry?.parts ?? []).map(({ stateCode }) => stateCode), ...(entry?.milestones ?? []).map(({ stateCode }) => stateCode)]).not.toContain(declined?.state);
    expect((await between('coordinator', `${window}&state=${declined?.state}`)).items.map(({ id }) => id)).not.toContain(declined?.id);
  });

  it('shows nobody what she may not open', async () => {
    for (const account of ['donor', 'observer', 'focal.mli']) {
      const { items } = await between(account, window);
      for (const { kind, id } of items.filter((entry) => entry.kind !== 'meeting')) expect((await as(account).get(`/${kind}s/${id}`)).status).toBe(200);
    }
    expect((await between('donor', window)).total).toBeLessThan((await between('coordinator', window)).total);
  });

  it('keeps to the States, meetings and institutions that are asked for', async () => {
    const { items } = await between('coordinator', `${window}&state=MLI`);
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ kind, stateCodes }) => kind !== 'meeting' && !stateCodes.includes('MLI'))).toEqual([]);
    const [institution] = await portal.sql<{ id: string }>(`SELECT id FROM institutions WHERE code = 'NER-ANLTP'`);
    const theirs = await between('focal.ner', `${window}&institution=${institution?.id}`);
    expect(theirs.items.some(({ kind }) => kind === 'action')).toBe(true);
    expect(theirs.items.some(({ kind }) => kind === 'meeting')).toBe(false);
  });

  it('names the meetings and institutions of each entry as its own page does', async () => {
    const { items } = await between('coordinator', window);
    const action = items.find(({ kind, meetingIds, institutionIds }) => kind === 'action' && meetingIds.length > 0 && institutionIds.length > 0);
    const { body } = await as('coordinator').get(`/actions/${action?.id}`);
    const named = body.parts.flatMap((part: { responsibleInstitution: { id: string } | null; supportingInstitutions: { id: string }[] }) => [part.responsibleInstitution, ...part.supportingInstitutions].flatMap((each) => (each ? [each.id] : [])));
    expect([...(action?.institutionIds ?? [])].sort()).toEqual([...new Set(named)].sort());
    const commitment = items.find(({ kind, institutionIds }) => kind === 'commitment' && institutionIds.length > 0);
    const answer = await as('coordinator').get(`/commitments/${commitment?.id}`);
    expect(commitment?.institutionIds).toContain(answer.body.leadInstitution.id);
    for (const { meetingIds } of (await between('focal.ner', `${window}&meeting=${commitment?.meetingIds[0]}`)).items) expect(meetingIds).toContain(commitment?.meetingIds[0]);
    for (const { institutionIds } of (await between('focal.ner', `${window}&institution=${named[0]}`)).items) expect(institutionIds).toContain(named[0]);
  });

  it('counts days where the reader is', async () => {
    for (const [zone, offset] of [['Pacific/Kiritimati', 14], ['Pacific/Pago_Pago', -11]] as const) {
      await portal.sql(`INSERT INTO reminder_settings (user_id, time_zone) SELECT id, $1 FROM users WHERE email = 'coordinator@suivi.example' ON CONFLICT (user_id) DO UPDATE SET time_zone = $1`, [zone]);
      const { body } = await as('coordinator').get(`/timeline?${window}`);
      expect({ zone, today: body.today }).toEqual({ zone, today: new Date(Date.now() + offset * 3_600_000).toISOString().slice(0, 10) });
    }
  });

  it('refuses a window that ends before it begins or is longer than five years', async () => {
    expect((await as('donor').get('/timeline?from=2026-01-02&to=2026-01-01')).body.issues).toEqual([{ path: 'to', code: 'timeline.ends_before' }]);
    expect((await as('donor').get('/timeline?from=2016-01-02&to=2026-01-01')).body.issues).toEqual([{ path: 'to', code: 'timeline.too_long' }]);
  });
});

describe('what waits for a person', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  it('are the proposals to answer for the State that was asked, and the contested ones for who proposed', async () => {
    const work = async (account: string) => (await (await portal.as(account)).get('/work/actions')).body;
    const niger = await work('focal.ner');
    expect(niger.toAnswer).toMatchObject([{ proposerState: 'MLI' }]);
    expect(niger.drafts).toHaveLength(1);
    expect(niger.overdue.length).toBeGreaterThan(0);
    expect((await work('focal.mar')).toAnswer).toMatchObject([{ proposerState: null }]);
    expect((await work('coordinator')).contested).toMatchObject([{ proposerState: null }]);
    expect(await work('donor')).toEqual({ overdue: [], dueSoon: [], toAnswer: [], contested: [], drafts: [] });
  });
});
