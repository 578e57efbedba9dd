import { article, matching, once, openRound, planOf, publishQuestionnaire, review, said, startReport, submit, text, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

describe('reporting rounds over HTTP', () => {
  let portal: Portal;
  let coordinator: Client, focal: Client, donor: Client;
  let versionId: string;

  beforeAll(async () => {
    portal = await startPortal();
    [coordinator, focal, donor] = await Promise.all(['coordinator', 'focal.ner', 'donor'].map((account) => portal.as(account))) as [Client, Client, Client];
    versionId = await publishQuestionnaire(coordinator);
  });
  afterAll(() => portal.close());

  const draft = (changes: object = {}) => coordinator.send('POST', '/rounds', planOf(versionId, changes), once());
  const open = (id: string, version: number) => coordinator.send('POST', `/rounds/${id}/open`, undefined, { ...matching(version), ...once() });
  const extend = (id: string, version: number, extension: object) => coordinator.send('POST', `/rounds/${id}/extensions`, extension, { ...matching(version), ...once() });
  const stateOf = (round: { states: { stateCode: string }[] }, stateCode: string) => round.states.find((state) => state.stateCode === stateCode);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  async function report(client: Client, roundId: string): Promise<string> {
    const { body } = await startReport(client, roundId);
    const version = (question: string, item = '') => (body.answers as { question: string; item: string; rowVersion: number }[]).find((answer) => answer.question === question && answer.item === item)?.rowVersion ?? 0;
    await writeAnswer(client, body.id, 'advances', said('Un bureau a ouvert.'), version('advances'));
    for (const item of ['SOM-6', 'SOM-8']) await writeAnswer(client, body.id, `som/${item}`, article('drafting'), version('som', item));
    return body.id as string;
  }

  it('are drafted by the coordinator, unseen until opened, and keep what they asked from then on', async () => {
    const { status, headers, body: drafted } = await draft();
    expect([status, headers.get('etag'), drafted.standing]).toEqual([201, '"1"', 'draft']);
    expect((await focal.send('POST', '/rounds', planOf(versionId))).body.code).toBe('forbidden');
    for (const client of [focal, donor]) expect((await client.get(`/rounds/${drafted.id}`)).status).toBe(404);
    expect((await startReport(focal, drafted.id)).status).toBe(404);
    const changed = await coordinator.send('PUT', `/rounds/${drafted.id}`, planOf(versionId, { stateCodes: ['NER', 'MLI'], title: text('Premier cycle') }), matching(1));
    expect([changed.status, changed.body.states.map(({ stateCode }: { stateCode: string }) => stateCode)]).toEqual([200, ['MLI', 'NER']]);
    expect((await open(drafted.id, 1)).body).toMatchObject({ code: 'stale', current: { rowVersion: 2 } });
    expect((await open(drafted.id, 2)).body).toMatchObject({ standing: 'open', rowVersion: 3 });
    for (const client of [focal, donor]) expect((await client.get(`/rounds/${drafted.id}`)).body).toMatchObject({ title: text('Premier cycle'), standing: 'open' });
    expect((await coordinator.send('PUT', `/rounds/${drafted.id}`, planOf(versionId), matching(3))).body).toMatchObject({ code: 'wrong_phase' });
    expect((await coordinator.send('DELETE', `/rounds/${drafted.id}`)).body.code).toBe('wrong_phase');
    await expect(portal.sql(`UPDATE rounds SET languages = '{fr}' WHERE id = $1`, [drafted.id])).rejects.toMatchObject({ code: 'SU003' });
    await expect(portal.sql(`UPDATE rounds SET closes_on = closes_on + 1 WHERE id = $1`, [drafted.id])).rejects.toMatchObject({ code: 'SU003' });
  });

  it('open only with what is published, for States of the programme, in an order of days that can be', async () => {
    const { body: questionnaire } = await coordinator.send('POST', '/questionnaires', { title: text('Pas encore'), fromVersionId: versionId }, once());
    const { body: early } = await draft({ questionnaireVersionId: questionnaire.id });
    expect((await open(early.id, 1)).body).toMatchObject({ code: 'incomplete', issues: [{ path: 'questionnaireVersionId', code: 'round.questionnaire_unpublished' }] });
    expect((await coordinator.send('DELETE', `/rounds/${early.id}`)).status).toBe(204);
    expect((await draft({ stateCodes: ['NER', 'FRA'] })).body).toMatchObject({ code: 'invalid_input', issues: [{ path: 'stateCodes', code: 'state.not_of_programme' }] });
    expect((await draft({ opensOn: day(2), closesOn: day(1) })).body).toMatchObject({ issues: [{ path: 'closesOn', code: 'round.closes_before_opening' }] });
    const roundId = await openRound(coordinator, versionId, { opensOn: day(5) });
    expect((await focal.get(`/rounds/${roundId}`)).body.standing).toBe('planned');
    expect((await startReport(focal, roundId)).body).toMatchObject({ code: 'wrong_phase', current: { standing: 'planned' } });
    expect((await startReport(focal, await openRound(coordinator, versionId, { stateCodes: ['MLI'] }))).body.code).toBe('forbidden');
  });

  it('end later only while they last, for a reason that the delegations read', async () => {
    const roundId = await openRound(coordinator, versionId);
    expect((await extend(roundId, 2, { closesOn: day(20), reason: 'Plus tôt ?' })).body).toMatchObject({ issues: [{ path: 'closesOn', code: 'round.end_only_later' }] });
    expect((await extend(roundId, 2, { closesOn: day(60), reason: '' })).body.code).toBe('invalid_input');
    const extended = await extend(roundId, 2, { closesOn: day(60), reason: 'Deux délégations l’ont demandé.' });
    expect([extended.status, extended.body.closesOn]).toEqual([201, day(60)]);
    const reasonFor = async (client: Client) => (await client.get(`/rounds/${roundId}`)).body.extensions;
    expect(await reasonFor(focal)).toMatchObject([{ from: day(30), to: day(60), reason: 'Deux délégations l’ont demandé.' }]);
    // It may name who asked, which donors are not told.
    expect(await reasonFor(donor)).toMatchObject([{ from: day(30), to: day(60), reason: '' }]);
    const over = await openRound(coordinator, versionId, { closesOn: day(-2) });
    expect((await extend(over, 2, { closesOn: day(60), reason: 'Trop tard.' })).body).toMatchObject({ code: 'wrong_phase', current: { standing: 'ended' } });
    await expect(portal.sql(`UPDATE rounds SET closes_on = closes_on + 9 WHERE id = $1`, [over])).rejects.toMatchObject({ code: 'SU003' });
  });

  it('tell where each State stands: drafts to itself, what was submitted to the coordinator, the rest only when it is shared', async () => {
    const roundId = await openRound(coordinator, versionId);
    const seenBy = async (client: Client) => stateOf((await client.get(`/rounds/${roundId}`)).body, 'NER');
    const neighbour = await portal.as('focal.mli');
    expect([await seenBy(focal), await seenBy(coordinator), await seenBy(neighbour)]).toMatchObject([{ standing: 'not_begun' }, { standing: 'not_reported' }, { standing: 'not_shared' }]);
    const reportId = await report(focal, roundId);
    expect([await seenBy(focal), await seenBy(coordinator), await seenBy(neighbour)]).toMatchObject([{ standing: 'begun', reportId }, { standing: 'not_reported', reportId: null }, { standing: 'not_shared' }]);
    const { body: receipt } = await submit(focal, reportId);
    expect([await seenBy(focal), await seenBy(coordinator), await seenBy(neighbour)]).toMatchObject([{ standing: 'submitted' }, { standing: 'submitted', submissionId: receipt.submissionId, late: false }, { standing: 'not_shared', submissionId: null }]);
    await review(coordinator, receipt.submissionId, { outcome: 'returned', comment: 'À revoir.', questions: [] });
    expect([await seenBy(focal), await seenBy(coordinator), await seenBy(neighbour)]).toMatchObject([{ standing: 'returned' }, { standing: 'returned' }, { standing: 'not_shared' }]);
    const { body: again } = await submit(focal, reportId);
    await review(coordinator, again.submissionId, { outcome: 'validated', comment: null, verified: [] });
    expect([await seenBy(focal), await seenBy(coordinator), await seenBy(neighbour), await seenBy(donor)]).toMatchObject([{ standing: 'validated' }, { standing: 'validated' }, { standing: 'not_shared' }, { standing: 'not_shared' }]);
    await focal.send('PATCH', `/report-submissions/${again.submissionId}/sections/law/audience`, { audience: 'participants' });
    expect([await seenBy(neighbour), await seenBy(donor)]).toMatchObject([{ standing: 'validated', submissionId: again.submissionId }, { standing: 'not_shared', submissionId: null }]);
  });

  it('take a report after their end, visibly late, and one that came in time stays in time when it is mended later', async () => {
    const roundId = await openRound(coordinator, versionId, { closesOn: day(-2) });
    const reportId = await report(focal, roundId);
    expect((await coordinator.get(`/rounds/${roundId}`)).body.states.map(({ late }: { late: boolean }) => late)).toEqual([true, true, true]);
    const { body: receipt } = await submit(focal, reportId);
    const { body: round } = await coordinator.get(`/rounds/${roundId}`);
    expect([round.standing, stateOf(round, 'NER')]).toMatchObject(['ended', { standing: 'submitted', late: true }]);
    expect((await coordinator.get(`/report-submissions/${receipt.submissionId}`)).body.late).toBe(true);

    const other = await openRound(coordinator, versionId);
    const inTime = await report(focal, other);
    const { body: first } = await submit(focal, inTime);
    await review(coordinator, first.submissionId, { outcome: 'returned', comment: 'À revoir.', questions: [] });
    // Two months go by; only the owner can say so.
    await portal.sql('ALTER TABLE rounds DISABLE TRIGGER rounds_guard');
    await portal.sql('UPDATE rounds SET closes_on = current_date - 2 WHERE id = $1', [other]);
    await portal.sql('ALTER TABLE rounds ENABLE TRIGGER rounds_guard');
    const { body: second } = await submit(focal, inTime);
    expect((await coordinator.get(`/report-submissions/${second.submissionId}`)).body.late).toBe(false);
  });

  it('count the last day of a State where it is: on the two sides of the date line one is in time and the other late', async () => {
    await portal.sql(`UPDATE states SET time_zone = CASE code WHEN 'MLI' THEN 'Etc/GMT+12' ELSE 'Pacific/Kiritimati' END WHERE code IN ('MLI', 'MAR')`);
    const [{ last = '' } = {}] = await portal.sql<{ last: string }>(`SELECT (now() AT TIME ZONE 'Etc/GMT+12')::date::text AS last`);
    const roundId = await openRound(coordinator, versionId, { closesOn: last });
    for (const account of ['focal.mli', 'focal.mar']) {
      const client = await portal.as(account);
      expect((await submit(client, await report(client, roundId))).status).toBe(200);
    }
    const { body: round } = await coordinator.get(`/rounds/${roundId}`);
    expect([stateOf(round, 'MLI'), stateOf(round, 'MAR')]).toMatchObject([{ late: false }, { late: true }]);
  });

  it('are listed page by page, the latest to end first, and by meeting', async () => {
    const [{ id: meetingId = '' } = {}] = await portal.sql<{ id: string }>('SELECT id FROM meetings LIMIT 1');
    const one = await openRound(coordinator, versionId, { meetingId, closesOn: day(300) });
    const other = await openRound(coordinator, versionId, { meetingId, closesOn: day(400) });
    const { body: first } = await donor.get(`/rounds?meeting=${meetingId}&limit=1`);
    expect([first.items.map(({ id }: { id: string }) => id), first.items[0].meeting.id]).toEqual([[other], meetingId]);
    const { body: second } = await donor.get(`/rounds?meeting=${meetingId}&limit=1&cursor=${first.nextCursor}`);
    expect(second.items.map(({ id }: { id: string }) => id)).toEqual([one]);
  });
});
