import { startPortal, type Client, type Portal } from './testing/portal.ts';

const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const match = (version: number) => ({ 'if-match': `"${version}"` });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const plan = {
  title: text('Former les enquêteurs des postes frontière'),
  text: text('Trois sessions à Niamey, Agadez et Zinder.'),
  startsOn: inDays(-30),
  dueOn: inDays(60),
  completionRule: 'all_parts',
  leadState: null,
  audience: 'participants',
  illustrative: true,
};
const emptyPart = { responsibleInstitutionId: null, supportingInstitutionIds: [], contact: null, means: null, assistance: null, obstacles: null, commitmentIds: [], milestones: [], audience: 'participants' };

type Part = { stateCode: string; response: string; rowVersion: number; progress: number | null; status: string; milestones: { id: string; reachedOn: string | null }[] };
const partOf = (action: { parts: Part[] }, state: string) => action.parts.find(({ stateCode }) => stateCode === state) as Part;

describe('follow-up actions', () => {
  let portal: Portal;
  const clients: Record<string, Client> = {};
  const as = (account: string) => clients[account] as Client;

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ['focal.ner', 'focal.mli', 'focal.mar', 'expert.ner', 'coordinator', 'donor', 'observer', 'admin']) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());

  async function drafted(account: string, stateCodes: string[], more: Partial<typeof plan> = {}) {
    const answer = await as(account).send('POST', '/actions', { plan: { ...plan, ...more }, stateCodes, commitmentIds: [] }, key());
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }
  async function activated(account: string, stateCodes: string[], more: Partial<typeof plan> = {}) {
    const draft = await drafted(account, stateCodes, more);
    const answer = await as(account).send('POST', `/actions/${draft.id}/activate`, undefined, { ...match(draft.rowVersion), ...key() });
    expect(answer).toMatchObject({ status: 200, body: { phase: 'active' } });
    return answer.body;
  }
  const respond = (account: string, action: { id: string; version: number }, response: string, reason: string | null = null) =>
    as(account).send('POST', `/actions/${action.id}/responses`, { response, reason, version: action.version }, key());

  it('keeps a draft to the State that writes it, until it is activated', async () => {
    const draft = await drafted('focal.ner', ['NER']);
    expect(draft.reference).toMatch(/^A-\d{4}-\d{4}$/);
    for (const account of ['focal.mli', 'coordinator', 'donor', 'observer']) expect((await as(account).get(`/actions/${draft.id}`)).status).toBe(404);
    expect((await as('admin').get(`/actions/${draft.id}`)).status).toBe(403);
    await as('focal.ner').send('POST', `/actions/${draft.id}/activate`, undefined, { ...match(draft.rowVersion), ...key() });
    for (const account of ['focal.mli', 'coordinator', 'observer', 'expert.ner']) expect((await as(account).get(`/actions/${draft.id}`)).status).toBe(200);
    expect((await as('donor').get(`/actions/${draft.id}`)).status).toBe(404);
  });

  it('takes progress from milestones that a validated update proves, never from a number', async () => {
    const action = await activated('focal.ner', ['NER']);
    const milestones = [
      { id: null, title: text('Programme retenu'), weight: 25, dueOn: null },
      { id: null, title: text('Sessions tenues'), weight: 75, dueOn: null },
    ];
    const { body: planned } = await as('focal.ner').send('PATCH', `/actions/${action.id}/part`, { ...emptyPart, milestones }, match(partOf(action, 'NER').rowVersion));
    expect(partOf(planned, 'NER').progress).toBe(0);
    const first = partOf(planned, 'NER').milestones[0] as { id: string };
    const content = { declaredStatus: 'in_progress', narrative: text('Le programme est retenu.'), challenges: null, audience: 'participants', milestones: [{ milestoneId: first.id, reachedOn: '2026-03-01' }] };
    const { body: update, status } = await as('focal.ner').send('POST', `/actions/${action.id}/updates`, content, key());
    expect({ status, subject: update.subject }).toEqual({ status: 201, subject: { kind: 'action', id: action.id } });
    const { body: receipt } = await as('focal.ner').send('POST', `/updates/${update.id}/submit`, undefined, { ...match(update.rowVersion), ...key() });
    expect(receipt.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(partOf((await as('focal.ner').get(`/actions/${action.id}`)).body, 'NER').progress).toBe(0);
    const { body: submission } = await as('coordinator').get(`/submissions/${receipt.submissionId}`);
    expect(submission).toMatchObject({ subject: { kind: 'action', reference: action.reference, statusBefore: 'not_started' }, milestones: [{ milestoneId: first.id, reachedOn: '2026-03-01', title: milestones[0]?.title }] });
    const review = await as('coordinator').send('POST', `/submissions/${receipt.submissionId}/reviews`, { outcome: 'validated', comment: null, verifiedStatus: 'in_progress' }, { ...match(submission.rowVersion), ...key() });
    expect(review.status).toBe(201);
    const { body: after } = await as('focal.mli').get(`/actions/${action.id}`);
    expect(partOf(after, 'NER')).toMatchObject({ status: 'in_progress', progress: 25, milestones: [{ reachedOn: '2026-03-01' }, { reachedOn: null }] });
    const removed = await as('focal.ner').send('PATCH', `/actions/${action.id}/part`, { ...emptyPart, milestones: [] }, match(partOf((await as('focal.ner').get(`/actions/${action.id}`)).body, 'NER').rowVersion));
    expect(removed.body.issues).toEqual([{ path: 'milestones', code: 'milestone.reached_stays' }]);
  });

  it('is completed only with evidence', async () => {
    const action = await activated('focal.ner', ['NER']);
    const content = { declaredStatus: 'implemented', narrative: text('Tout est fait.'), challenges: null, audience: 'participants' };
    const { body: update } = await as('focal.ner').send('POST', `/actions/${action.id}/updates`, content, key());
    const early = await as('focal.ner').send('POST', `/updates/${update.id}/submit`, undefined, { ...match(update.rowVersion), ...key() });
    expect(early).toMatchObject({ status: 422, body: { issues: [{ path: 'evidence', code: 'update.evidence_required' }] } });
    const link = { kind: 'link', updateId: update.id, title: 'Rapport de formation', datedOn: '2026-05-01', language: 'fr', documentKind: 'report', confidentiality: 'participants', url: 'https://example.org/rapport' };
    expect((await as('focal.ner').send('POST', '/evidence', link, key())).status).toBe(201);
    const { rowVersion } = (await as('focal.ner').get(`/updates/${update.id}`)).body;
    expect((await as('focal.ner').send('POST', `/updates/${update.id}/submit`, undefined, { ...match(rowVersion), ...key() })).status).toBe(200);
  });

  it('moves a due date with a reason only, and keeps the first date in sight', async () => {
    const action = await activated('focal.ner', ['NER']);
    const beyond = { ...emptyPart, milestones: [{ id: null, title: text('Bilan'), weight: 1, dueOn: inDays(61) }] };
    expect((await as('focal.ner').send('PATCH', `/actions/${action.id}/part`, beyond, match(partOf(action, 'NER').rowVersion))).body.issues).toEqual([{ path: 'milestones.0.dueOn', code: 'milestone.after_due' }]);
    const silently = await as('focal.ner').send('PATCH', `/actions/${action.id}`, { ...plan, dueOn: inDays(90) }, match(action.rowVersion));
    expect(silently.body.issues).toEqual([{ path: 'dueOn', code: 'action.postpone_with_reason' }]);
    const moved = await as('focal.ner').send('POST', `/actions/${action.id}/postponements`, { dueOn: inDays(90), reason: 'La salle n’est pas libre.' }, { ...match(action.rowVersion), ...key() });
    expect(moved).toMatchObject({ status: 201, body: { dueOn: inDays(90), firstDueOn: plan.dueOn, postponements: [{ from: plan.dueOn, to: inDays(90), reason: 'La salle n’est pas libre.' }] } });
    await expect(portal.sql(`UPDATE actions SET due_on = due_on + 1 WHERE id = $1`, [action.id])).rejects.toMatchObject({ code: 'SU003' });
    expect((await as('observer').get(`/actions/${action.id}`)).body).toMatchObject({ firstDueOn: plan.dueOn, postponements: [] });
  });

  it('is cancelled with a reason, and takes no statement afterwards', async () => {
    const action = await activated('focal.ner', ['NER']);
    expect((await as('focal.ner').send('POST', `/actions/${action.id}/cancellation`, { reason: ' ' }, { ...match(action.rowVersion), ...key() })).status).toBe(400);
    const update = await as('focal.ner').send('POST', `/actions/${action.id}/updates`, { declaredStatus: 'in_progress', narrative: text('Commencé.'), challenges: null, audience: 'participants' }, key());
    const onTheDesk = async () => ((await as('focal.ner').get('/work')).body.drafts as { id: string }[]).some(({ id }) => id === update.body.id);
    expect(await onTheDesk()).toBe(true);
    const cancelled = await as('focal.ner').send('POST', `/actions/${action.id}/cancellation`, { reason: 'Le financement a pris fin.' }, { ...match(action.rowVersion), ...key() });
    expect(cancelled).toMatchObject({ status: 200, body: { phase: 'cancelled', cancelReason: 'Le financement a pris fin.' } });
    expect(await onTheDesk()).toBe(false);
    const content = { declaredStatus: 'in_progress', narrative: text('Trop tard.'), challenges: null, audience: 'participants' };
    const late = [
      await as('focal.ner').send('POST', `/actions/${action.id}/updates`, content, key()),
      await as('focal.ner').send('POST', `/updates/${update.body.id}/submit`, undefined, { ...match(update.body.rowVersion), ...key() }),
      await as('focal.ner').send('PATCH', `/actions/${action.id}/part`, { ...emptyPart, milestones: [{ id: null, title: text('Étape'), weight: 1, dueOn: null }] }, match(partOf(cancelled.body, 'NER').rowVersion)),
      await as('focal.ner').send('POST', `/actions/${action.id}/postponements`, { dueOn: inDays(90), reason: 'Retard.' }, { ...match(cancelled.body.rowVersion), ...key() }),
    ];
    expect(late.map(({ status, body }) => [status, body.code])).toEqual(late.map(() => [409, 'action_cancelled']));
    expect((await as('focal.mli').send('POST', `/actions/${action.id}/updates`, content, key())).body.code).toBe('forbidden');
  });

  describe('of several States', () => {
    it('bind those that accepted, and each reports its own part', async () => {
      const action = await activated('focal.ner', ['NER', 'MLI', 'MAR']);
      expect(action.parts.map(({ stateCode, response }: Part) => [stateCode, response])).toEqual([['NER', 'accepted'], ['MAR', 'invited'], ['MLI', 'invited']]);
      const content = { declaredStatus: 'in_progress', narrative: text('Nous commençons.'), challenges: null, audience: 'participants' };
      expect((await as('focal.mli').send('POST', `/actions/${action.id}/updates`, content, key())).status).toBe(403);
      expect((await respond('focal.mar', action, 'declined')).status).toBe(400);
      expect((await respond('focal.mar', action, 'declined', 'Pas cette année.')).status).toBe(200);
      expect((await respond('focal.mli', action, 'accepted')).status).toBe(200);
      expect((await respond('focal.ner', action, 'declined', 'Finalement non.')).status).toBe(403);
      expect(await respond('focal.mli', action, 'declined', 'Finalement non.')).toMatchObject({ status: 409, body: { code: 'wrong_phase', issues: [{ path: 'response', code: 'action.answer_stands' }] } });
      await expect(portal.sql(`UPDATE action_parts SET response = 'declined', response_reason = 'Non.' WHERE action_id = $1 AND state_code = 'MLI'`, [action.id])).rejects.toMatchObject({ code: 'SU003' });
      const mali = await as('focal.mli').send('POST', `/actions/${action.id}/updates`, content, key());
      expect(mali.status).toBe(201);
      expect((await as('focal.ner').get(`/updates/${mali.body.id}`)).status).toBe(404);
      expect(partOf((await as('focal.ner').get(`/actions/${action.id}`)).body, 'MLI')).toMatchObject({ openUpdate: null, submissions: [] });
      expect((await as('focal.ner').send('PATCH', `/actions/${action.id}/part`, { ...emptyPart, contact: 'Point focal' }, match(partOf(action, 'NER').rowVersion))).status).toBe(200);
      expect(partOf((await as('focal.mli').get(`/actions/${action.id}`)).body, 'NER')).toMatchObject({ contact: 'Point focal' });
      expect(partOf((await as('observer').get(`/actions/${action.id}`)).body, 'NER')).toMatchObject({ contact: null });
    });

    it('ask the others again when what they accepted has changed, and nobody is bound to what she has not seen', async () => {
      const action = await activated('focal.ner', ['NER', 'MLI']);
      await respond('focal.mli', action, 'accepted');
      const { rowVersion } = (await as('focal.ner').get(`/actions/${action.id}`)).body;
      const changed = await as('focal.ner').send('PATCH', `/actions/${action.id}`, { ...plan, text: text('Quatre sessions, dont une à Bamako.') }, match(rowVersion));
      expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
      expect(partOf(changed.body, 'MLI').response).toBe('invited');
      expect(await respond('focal.mli', action, 'accepted')).toMatchObject({ status: 412, body: { code: 'stale', current: { version: 2 } } });
      expect((await respond('focal.mli', changed.body, 'change_proposed', 'Plutôt en juin.')).status).toBe(200);
      expect(partOf((await as('focal.ner').get(`/actions/${action.id}`)).body, 'MLI')).toMatchObject({ response: 'change_proposed', responseReason: 'Plutôt en juin.' });
    });

    it('can be proposed by the coordinator for the programme, who takes no part', async () => {
      const action = await activated('coordinator', ['NER', 'MLI'], { completionRule: 'lead_part', leadState: 'NER' } as never);
      expect(action).toMatchObject({ proposerState: null, stateCount: 2 });
      expect((await respond('focal.ner', action, 'accepted')).status).toBe(200);
      expect((await as('focal.ner').send('POST', `/actions/${action.id}/cancellation`, { reason: 'Non.' }, { ...match(action.rowVersion), ...key() })).status).toBe(403);
    });

    it('are late when the date has passed and the whole is not settled, in the list as on the page', async () => {
      await activated('focal.ner', ['NER', 'MLI'], { dueOn: inDays(-3) });
      for (const account of ['focal.ner', 'focal.mli', 'coordinator', 'observer']) {
        const all = (await as(account).get('/actions?limit=100')).body.items as { id: string; overdue: boolean }[];
        const late = (await as(account).get('/actions?limit=100&overdue=true')).body.items as { id: string }[];
        expect(late.map(({ id }) => id).sort()).toEqual(all.filter(({ overdue }) => overdue).map(({ id }) => id).sort());
        expect(late.length).toBeGreaterThan(0);
      }
    });
  });

  it('serve commitments of the own State, and of no other', async () => {
    const [own] = await portal.sql<{ id: string }>(`SELECT id FROM commitments WHERE state_code = 'NER' LIMIT 1`);
    const [foreign] = await portal.sql<{ id: string }>(`SELECT id FROM commitments WHERE state_code = 'MLI' LIMIT 1`);
    const served = await as('focal.ner').send('POST', '/actions', { plan, stateCodes: ['NER'], commitmentIds: [own?.id] }, key());
    expect(served.status).toBe(201);
    expect((await as('focal.ner').get(`/actions?commitment=${own?.id}`)).body.items.map(({ id }: { id: string }) => id)).toContain(served.body.id);
    expect((await as('focal.ner').send('POST', '/actions', { plan, stateCodes: ['NER'], commitmentIds: [foreign?.id] }, key())).body.issues).toEqual([{ path: 'commitmentIds', code: 'action.commitment_foreign' }]);
    const part = async () => partOf((await as('focal.ner').get(`/actions/${served.body.id}`)).body, 'NER');
    const change = async (more: object) => (await as('focal.ner').send('PATCH', `/actions/${served.body.id}/part`, { ...emptyPart, commitmentIds: [own?.id], ...more }, match((await part()).rowVersion))).body.issues;
    const [institution] = await portal.sql<{ id: string }>(`SELECT id FROM institutions WHERE state_code = 'MLI' LIMIT 1`);
    for (const id of [foreign?.id, crypto.randomUUID()]) expect(await change({ commitmentIds: [own?.id, id] })).toEqual([{ path: 'commitmentIds', code: 'action.commitment_foreign' }]);
    expect(await change({ responsibleInstitutionId: institution?.id })).toEqual([{ path: 'responsibleInstitutionId', code: 'action.institution_foreign' }]);
    expect(await change({ supportingInstitutionIds: [institution?.id] })).toEqual([{ path: 'supportingInstitutionIds', code: 'action.institution_foreign' }]);
    expect(((await part()) as unknown as { commitments: { id: string }[] }).commitments.map(({ id }) => id)).toEqual([own?.id]);
  });

  it('tell their history to those who take part, drafts excepted, and the journal stays whole', async () => {
    const action = await activated('focal.ner', ['NER', 'MLI']);
    await respond('focal.mli', action, 'declined', 'Pas cette année.');
    const acts = async (account: string) => ((await as(account).get(`/actions/${action.id}/journal`)).body.items as { act: string }[]).map(({ act }) => act);
    expect(await acts('focal.ner')).toEqual(expect.arrayContaining(['actions.created', 'actions.changed']));
    expect(await acts('focal.ner')).not.toContain('action_parts.changed.MLI');
    expect(await acts('focal.mli')).toEqual(expect.arrayContaining(['actions.changed', 'action_parts.changed']));
    expect(await acts('coordinator')).not.toContain('actions.created');
    expect((await as('admin').get('/journal/verification')).body).toMatchObject({ intact: true });
  });

  it('are found by any word of their text by whoever may see them', async () => {
    const action = await activated('focal.ner', ['NER'], { text: text('Un itinéraire par Tchintabaraden.'), audience: 'delegation' });
    const found = async (account: string) => ((await as(account).get('/actions?q=tchintabara')).body.items as { id: string }[]).map(({ id }) => id);
    expect(await found('focal.ner')).toEqual([action.id]);
    expect(await found('coordinator')).toEqual([action.id]);
    expect(await found('focal.mli')).toEqual([]);
    expect(await found('observer')).toEqual([]);
  });

  it('are counted by the search for recommendations as their own list finds them, also where no recommendation is found', async () => {
    const action = await activated('focal.ner', ['NER'], { text: text('Un itinéraire par Tchintabaraden.'), audience: 'delegation' });
    for (const account of ['focal.ner', 'coordinator', 'focal.mli', 'donor', 'observer', 'expert.ner']) {
      for (const q of ['tchintabara', action.reference, 'formation', 'magistrats']) {
        const { total } = (await as(account).get(`/actions?limit=1&q=${q}`)).body;
        expect({ account, q, actions: (await as(account).get(`/recommendations?q=${q}`)).body.actions }).toEqual({ account, q, actions: total });
      }
    }
    const byReference = (await as('focal.ner').get(`/recommendations?q=${action.reference}`)).body;
    expect(byReference).toEqual({ items: [], nextCursor: null, total: 0, actions: 1 });
    expect((await as('focal.ner').get('/recommendations?limit=1')).body.actions).toBeUndefined();
  });

  it('are counted on the overview as the list has them, and out of how many', async () => {
    const [meeting] = await portal.sql<{ id: string }>(`SELECT id FROM meetings WHERE code LIKE 'NIA%' LIMIT 1`);
    for (const account of ['donor', 'coordinator', 'observer', 'focal.mli']) {
      for (const narrowed of ['', '&state=NER', `&meeting=${meeting?.id}`, `&state=MLI&meeting=${meeting?.id}`]) {
        const { actions } = (await as(account).get(`/overview?${narrowed.slice(1)}`)).body;
        const total = async (more: string) => (await as(account).get(`/actions?limit=1&phase=active${narrowed}${more}`)).body.total;
        expect({ account, narrowed, ...actions }).toEqual({ account, narrowed, outOf: expect.any(Number), visible: await total(''), overdue: await total('&overdue=true'), joint: await total('&joint=true') });
        expect(actions.outOf).toBeGreaterThanOrEqual(actions.visible);
      }
    }
    const { actions } = (await as('donor').get('/overview')).body;
    expect(actions.outOf).toBeGreaterThan(actions.visible);
  });

  describe('written by two at the same moment', () => {
    const both = async (...requests: Promise<{ status: number }>[]) => (await Promise.all(requests)).map(({ status }) => status).sort();

    it('take one change and tell the other, so that no history of dates is false', async () => {
      const action = await activated('focal.ner', ['NER', 'MLI']);
      const postpone = (dueOn: string) => as('focal.ner').send('POST', `/actions/${action.id}/postponements`, { dueOn, reason: `Au ${dueOn}` }, { ...match(action.rowVersion), ...key() });
      expect(await both(postpone(inDays(90)), postpone(inDays(120)))).toEqual([201, 412]);
      const { body: moved } = await as('focal.ner').get(`/actions/${action.id}`);
      expect(moved.postponements).toMatchObject([{ from: plan.dueOn, to: moved.dueOn }]);
      const cancel = as('focal.ner').send('POST', `/actions/${action.id}/cancellation`, { reason: 'Sans objet.' }, { ...match(moved.rowVersion), ...key() });
      const change = as('focal.ner').send('PATCH', `/actions/${action.id}`, { ...plan, dueOn: moved.dueOn, text: text('Autre texte.') }, match(moved.rowVersion));
      expect(await both(cancel, change)).toEqual([200, 412]);
    });

    it('leave no part half of one and half of the other', async () => {
      const action = await activated('focal.ner', ['NER']);
      const change = (contact: string) => as('focal.ner').send('PATCH', `/actions/${action.id}/part`, { ...emptyPart, contact, milestones: [{ id: null, title: text(contact), weight: 1, dueOn: null }] }, match(partOf(action, 'NER').rowVersion));
      expect(await both(change('A'), change('B'))).toEqual([200, 412]);
      const part = partOf((await as('focal.ner').get(`/actions/${action.id}`)).body, 'NER') as unknown as { contact: string; milestones: { title: { versions: { fr: { text: string } } } }[] };
      expect(part.milestones.map(({ title }) => title.versions.fr.text)).toEqual([part.contact]);
    });

    it('are either proposed or thrown away', async () => {
      const draft = await drafted('focal.ner', ['NER', 'MLI']);
      const statuses = await both(as('focal.ner').send('POST', `/actions/${draft.id}/activate`, undefined, { ...match(draft.rowVersion), ...key() }), as('focal.ner').send('DELETE', `/actions/${draft.id}`));
      const { status } = await as('focal.ner').get(`/actions/${draft.id}`);
      expect([[200, 409, 200], [204, 404, 404], [204, 412, 404]]).toContainEqual([...statuses, status]);
    });
  });

  it('invite no State outside the programme', async () => {
    const answer = await as('focal.mli').send('POST', '/actions', { plan, stateCodes: ['MLI', 'FRA'], commitmentIds: [] }, key());
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: 'stateCodes', code: 'state.not_of_programme' }] } });
  });

  it('keep the verified progress whatever becomes of the plan, and ask the others again before more people read it', async () => {
    const action = await activated('focal.ner', ['NER', 'MLI']);
    const milestones = [{ id: null, title: text('Loi adoptée'), weight: 10, dueOn: null }, { id: null, title: text('Décret publié'), weight: 90, dueOn: null }];
    const { body: planned } = await as('focal.ner').send('PATCH', `/actions/${action.id}/part`, { ...emptyPart, milestones }, match(partOf(action, 'NER').rowVersion));
    const first = partOf(planned, 'NER').milestones[0] as { id: string };
    const content = { declaredStatus: 'in_progress', narrative: text('La loi est adoptée.'), challenges: null, audience: 'participants', milestones: [{ milestoneId: first.id, reachedOn: '2026-03-01' }] };
    const { body: update } = await as('focal.ner').send('POST', `/actions/${action.id}/updates`, content, key());
    const { body: receipt } = await as('focal.ner').send('POST', `/updates/${update.id}/submit`, undefined, { ...match(update.rowVersion), ...key() });
    const version = async () => partOf((await as('focal.ner').get(`/actions/${action.id}`)).body, 'NER').rowVersion;
    const change = async (kept: unknown[]) => as('focal.ner').send('PATCH', `/actions/${action.id}/part`, { ...emptyPart, milestones: kept }, match(await version()));
    expect((await change([])).status).toBe(409);
    const { body: submission } = await as('coordinator').get(`/submissions/${receipt.submissionId}`);
    await as('coordinator').send('POST', `/submissions/${receipt.submissionId}/reviews`, { outcome: 'validated', comment: null, verifiedStatus: 'in_progress' }, { ...match(submission.rowVersion), ...key() });
    const loi = { id: first.id, title: text('Loi adoptée'), weight: 10, dueOn: null };
    expect((await change([loi])).status).toBe(200);
    expect(partOf((await as('observer').get(`/actions/${action.id}`)).body, 'NER').progress).toBe(10);
    for (const other of [{ ...loi, weight: 100 }, { ...loi, title: text('Deux lois') }]) expect((await change([other])).body.issues).toEqual([{ path: 'milestones', code: 'milestone.reached_stays' }]);
    await respond('focal.mli', (await as('focal.mli').get(`/actions/${action.id}`)).body, 'accepted');
    const { rowVersion } = (await as('focal.ner').get(`/actions/${action.id}`)).body;
    const widened = await as('focal.ner').send('PATCH', `/actions/${action.id}`, { ...plan, audience: 'public' }, match(rowVersion));
    expect(partOf(widened.body, 'MLI').response).toBe('invited');
  });
});
