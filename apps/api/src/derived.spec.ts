import { IS_OVERDUE, IS_STALLED, LACKS_LEAD } from '@suivi/recommendations/api';
import { followedFrom, isOverdue, isStalled, lacksLead, STATUSES } from '@suivi/recommendations/domain';
import { AUTHORITY_STANDING } from '@suivi/authorities/api';
import { authorityStanding } from '@suivi/authorities/domain';
import { createTestDatabase, type TestDatabase } from '@suivi/shared/testing';
import fc from 'fast-check';
import pg from 'pg';

describe('what is derived by the domain and by the statements of the API', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('say alike what is overdue and what is stalled', async () => {
    const day = fc.integer({ min: -400, max: 400 });
    const [{ today }] = (await client.query<{ today: string }>('SELECT today()::text AS today')).rows as [{ today: string }];
    const shifted = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STATUSES, null), fc.option(day), day, fc.integer({ min: -6_000, max: 30 }), fc.integer({ min: -400, max: 0 }), async (status, due, moved, adopted, entered) => {
        const { rows } = await client.query<{ overdue: boolean; stalled: boolean }>(
          `SELECT ${IS_OVERDUE} AS overdue, ${IS_STALLED} AS stalled
          FROM (SELECT $1::date AS due_on, $2::date AS adopted_on, $5::date AS followed_from) c, (SELECT $3::text AS status, $4::timestamptz AS verified_at) s`,
          [due === null ? null : shifted(due), shifted(adopted), status, status === null ? null : `${shifted(moved)}T12:00:00Z`, shifted(entered)],
        );
        const standing = { status: status ?? 'not_started', dueOn: due === null ? null : shifted(due), movedOn: status === null ? followedFrom(shifted(adopted), shifted(entered)) : shifted(moved) } as const;
        expect(rows[0]).toEqual({ overdue: isOverdue(standing, today), stalled: isStalled(standing, today) });
      }),
      { numRuns: 150 },
    );
  });

  it('say alike where a lead institution is missing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STATUSES), fc.constantFrom('accepted', 'accepted_in_part', 'noted'), fc.boolean(), async (status, acceptance, hasLead) => {
        const { rows } = await client.query<{ lacks: boolean }>(
          `SELECT ${LACKS_LEAD} AS lacks FROM (SELECT $1::text AS acceptance, $2::uuid AS lead_institution_id) c, (SELECT $3::text AS status) s`,
          [acceptance, hasLead ? crypto.randomUUID() : null, status],
        );
        expect(rows[0]).toEqual({ lacks: lacksLead({ acceptance, status, hasLead }) });
      }),
    );
  });

  it('say alike how far an entry of the directory can be trusted, on every day of two years', async () => {
    const { rows } = await client.query<{ today: string; confirmed: string; withdrawn: string | null; standing: string }>(
      `SELECT current_date::text AS today, a.confirmed_on::text AS confirmed, a.withdrawn_on::text AS withdrawn, ${AUTHORITY_STANDING} AS standing
      FROM (SELECT current_date - days AS confirmed_on, w.withdrawn_on FROM generate_series(0, 730) days, (VALUES (NULL::date), (current_date)) w(withdrawn_on)) a`,
    );
    expect(rows).toHaveLength(2 * 731);
    for (const { today, confirmed, withdrawn, standing } of rows) expect({ confirmed, standing }).toEqual({ confirmed, standing: authorityStanding({ confirmedOn: confirmed, withdrawnOn: withdrawn }, today) });
  });
});
