import type { CommitmentListItem } from '@suivi/recommendations/domain';
import { DUE_AHEAD_DAYS, DUE_SOON_DAYS, dueWithin, type Work } from '@suivi/recommendations/domain';
import type { Overview } from '@suivi/reports/domain';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

type Query = Record<string, string | readonly string[]>;

const address = (query: Query) => `/commitments?${new URLSearchParams(Object.entries(query).flatMap(([key, value]) => [value].flat().map((each): [string, string] => [key, each as string])))}`;

describe('the list of commitments', () => {
  let portal: Portal;
  let coordinator: Client;
  let donor: Client;
  beforeAll(async () => {
    portal = await startPortal();
    [coordinator, donor] = (await Promise.all(['coordinator', 'donor'].map((account) => portal.as(account)))) as [Client, Client];
  });
  afterAll(() => portal.close());

  const listed = async (client: Client, query: Query = {}) => (await client.get<{ items: CommitmentListItem[]; nextCursor: string | null; total?: number }>(address(query))).body;
  const totalOf = async (client: Client, query: Query) => (await listed(client, { ...query, limit: '1' })).total;

  it('has one line for each, page by page without a gap or a repetition, in each order', async () => {
    const [{ count }] = (await portal.sql<{ count: string }>('SELECT count(*) FROM commitments')) as [{ count: string }];
    const keyOf = {
      reference: ({ reference, stateCode }: CommitmentListItem) => `${reference} ${stateCode}`,
      due: ({ dueOn }: CommitmentListItem) => dueOn ?? '9999',
      moved: ({ movedOn }: CommitmentListItem) => movedOn,
    };
    for (const sort of ['reference', '-reference', 'due', '-due', 'moved', '-moved']) {
      const items: CommitmentListItem[] = [];
      let cursor: string | null = null;
      do {
        const page = await listed(coordinator, { sort, limit: '20', ...(cursor ? { cursor } : {}) });
        expect(page.total).toBe(cursor ? undefined : Number(count));
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(items.map(({ id }) => id)).size).toBe(Number(count));
      const keys = items.map(keyOf[sort.replace('-', '') as keyof typeof keyOf]);
      expect({ sort, keys }).toEqual({ sort, keys: sort.startsWith('-') ? [...keys].sort().reverse() : [...keys].sort() });
    }
  });

  it('names the recommendation, and says where the commitment stands', async () => {
    const [first] = (await listed(coordinator, { q: 'NIA-2018-R05', state: 'MAR' })).items;
    const { body: whole } = await coordinator.get(`/commitments/${first?.id}`);
    expect(first).toMatchObject({ reference: 'NIA-2018-R05', title: whole.recommendation.title, stateCode: 'MAR', status: whole.status, verifiedAt: whole.verifiedAt, leadInstitution: whole.leadInstitution, evidenceCount: whole.evidenceCount });
  });

  it('keeps only what its filters say, each the counterpart of the other', async () => {
    const all = (await listed(coordinator, { limit: '100' })).items;
    const ids = (items: CommitmentListItem[]) => items.map(({ id }) => id).sort();
    const cases: [Query, (item: CommitmentListItem) => boolean][] = [
      [{ evidence: 'with' }, ({ evidenceCount }) => evidenceCount > 0],
      [{ evidence: 'without' }, ({ evidenceCount }) => evidenceCount === 0],
      [{ verified: 'true' }, ({ verifiedAt }) => verifiedAt !== null],
      [{ verified: 'false' }, ({ verifiedAt }) => verifiedAt === null],
      [{ overdue: 'true', state: ['NER', 'MLI'] }, ({ overdue, stateCode }) => overdue && stateCode !== 'MAR'],
      [{ stalled: 'true' }, ({ stalled }) => stalled],
      [{ illustrative: 'true' }, ({ illustrative }) => illustrative],
      [{ dueFrom: '2026-01-01', dueTo: '2027-12-31' }, ({ dueOn }) => dueOn !== null && dueOn >= '2026-01-01' && dueOn <= '2027-12-31'],
    ];
    for (const [query, holds] of cases) {
      const expected = all.filter(holds);
      expect({ query, some: expected.length > 0 && (query['illustrative'] !== undefined || expected.length < all.length) }).toEqual({ query, some: true });
      expect({ query, ids: ids((await listed(coordinator, { ...query, limit: '100' })).items) }).toEqual({ query, ids: ids(expected) });
    }
    expect((await coordinator.get('/commitments?evidence=some')).status).toBe(400);
    expect((await portal.anonymous().get('/commitments')).status).toBe(401);
    expect((await (await portal.as('admin')).get('/commitments')).status).toBe(403);
  });

  it('shows a donor what States open to donors, of recommendations that are open to them, and nobody what waits for review but who may know', async () => {
    const shown = (await listed(donor, { limit: '100' })).items.map(({ id }) => id).sort();
    const open = await portal.sql<{ id: string }>(
      `SELECT c.id FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id WHERE c.audience IN ('donors', 'public') AND r.audience IN ('donors', 'public') ORDER BY c.id`,
    );
    expect(shown).toEqual(open.map(({ id }) => id).sort());
    expect(shown.length).toBeLessThan((await totalOf(coordinator, {})) ?? 0);
    expect(await totalOf(donor, { awaiting: 'true' })).toBe(0);
    const [{ waiting }] = (await portal.sql<{ waiting: string }>(`SELECT count(DISTINCT commitment_id) AS waiting FROM submissions WHERE phase = 'submitted' AND state_code = 'NER'`)) as [{ waiting: string }];
    expect(await totalOf(await portal.as('focal.ner'), { awaiting: 'true' })).toBe(Number(waiting));
  });

  it.each(['donor', 'coordinator'])('has as many lines as every figure of the overview says, for the %s', async (account) => {
    const client = account === 'donor' ? donor : coordinator;
    const [{ id: meeting }] = (await portal.sql<{ id: string }>(`SELECT id FROM meetings WHERE code LIKE 'NIA%'`)) as [{ id: string }];
    const narrowings: Query[] = [{}, { state: 'NER' }, { meeting }, { state: 'MAR', meeting }];
    for (const narrowed of narrowings) {
      const { body: overview } = await client.get<Overview>(address(narrowed).replace('/commitments', '/overview'));
      const reported = ['implemented', 'partially_implemented'];
      const figures: [number, Query][] = [
        [overview.visible, {}],
        [overview.illustrative, { illustrative: 'true' }],
        [overview.implementation.implemented, { status: 'implemented' }],
        [overview.substantiation.reported, { status: reported }],
        [overview.substantiation.substantiated, { status: reported, evidence: 'with' }],
        [overview.overdue, { overdue: 'true' }],
        [overview.stalled, { stalled: 'true' }],
        ...Object.entries(overview.byStatus).map(([status, count]): [number, Query] => [count, { status }]),
        ...overview.states.flatMap(({ stateCode, visible, byStatus }): [number, Query][] => [
          [visible, { state: stateCode }],
          ...Object.entries(byStatus).map(([status, count]): [number, Query] => [count, { state: stateCode, status }]),
        ]),
        ...overview.themes.flatMap(({ themeId, visible, byStatus }): [number, Query][] => [
          [visible, { theme: themeId }],
          ...Object.entries(byStatus).map(([status, count]): [number, Query] => [count, { theme: themeId, status }]),
        ]),
      ];
      expect(figures.length).toBeGreaterThan(15);
      for (const [figure, query] of figures) expect({ query, total: await totalOf(client, { ...narrowed, ...query }) }).toEqual({ query, total: figure });
      const ahead = await listed(client, { ...narrowed, ...dueWithin(overview.asOf, DUE_AHEAD_DAYS) });
      expect(ahead.items.slice(0, overview.next.length).map(({ id }) => id)).toEqual(overview.next.map(({ commitmentId }) => commitmentId));
    }
  }, 120_000);

  it('has as many lines as every figure of the home pages says', async () => {
    const { body: office } = await coordinator.get<Work>('/work');
    expect(office.states.length).toBe(3);
    for (const { stateCode: state, commitments, implemented, overdue, stalled, awaitingReview } of office.states) {
      const figures: [number, Query][] = [[commitments, {}], [implemented, { status: 'implemented' }], [overdue, { overdue: 'true' }], [stalled, { stalled: 'true' }], [awaitingReview, { awaiting: 'true' }]];
      for (const [figure, query] of figures) expect({ state, query, total: await totalOf(coordinator, { state, ...query }) }).toEqual({ state, query, total: figure });
    }
    const focal = await portal.as('focal.ner');
    const { body: work } = await focal.get<Work>('/work');
    const state = 'NER';
    const figures: [number, Query][] = [[work.counts.commitments, {}], [work.counts.overdue, { overdue: 'true' }], [work.counts.stalled, { stalled: 'true' }], [work.counts.dueSoon, { ...dueWithin(work.asOf, DUE_SOON_DAYS) }]];
    for (const [figure, query] of figures) expect({ query, total: await totalOf(focal, { state, ...query }) }).toEqual({ query, total: figure });
  });

  it('says on the home page when each update was returned, the latest return first', async () => {
    const focal = await portal.as('focal.ner');
    // Since changed by somebody of the delegation, which is no return.
    await portal.sql(`UPDATE updates SET updated_at = now() WHERE id = (SELECT id FROM updates WHERE state_code = 'NER' AND phase = 'returned' ORDER BY updated_at LIMIT 1)`);
    const { body: work } = await focal.get<Work>('/work');
    expect(work.returned.length).toBeGreaterThan(1);
    for (const { id, returnedAt, returnComment } of work.returned) {
      const { lastReview } = (await focal.get(`/updates/${id}`)).body;
      expect({ comment: returnComment, at: Date.parse(returnedAt ?? '') }).toEqual({ comment: lastReview.comment, at: Date.parse(lastReview.reviewedAt) });
    }
    const dates = work.returned.map(({ returnedAt }) => returnedAt);
    expect(dates).toEqual([...dates].sort().reverse());
    expect([...work.drafts, ...work.readyForClearance].map(({ returnedAt }) => returnedAt).filter(Boolean)).toEqual([]);
  });
});
