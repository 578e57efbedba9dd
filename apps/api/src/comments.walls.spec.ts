import { inScope, type Actor, type Role } from '@suivi/access/domain';
import { COMMENT_AUDIENCES, COMMENT_SUBJECT_KINDS, visibleComments } from '@suivi/comments/domain';
import fc from 'fast-check';
import pg from 'pg';
import { startPortal, type Portal } from './testing/portal.ts';

const TABLE_OF = { recommendation: 'recommendations', commitment: 'commitments', action: 'actions', submission: 'submissions' } as const;

/** What somebody tries to say; where it reaches further than its record, the database refuses. */
const aComment = fc.record({ kind: fc.constantFrom(...COMMENT_SUBJECT_KINDS), record: fc.nat(), author: fc.nat(), audience: fc.constantFrom(...COMMENT_AUDIENCES), state: fc.constantFrom('MLI', 'MAR', 'NER') });
type Tried = typeof aComment extends fc.Arbitrary<infer Value> ? Value : never;

interface Row extends Record<string, unknown> {
  id: string;
  subject_kind: keyof typeof TABLE_OF;
  subject_id: string;
  audience: string;
  parties: string[];
}

describe('the walls around comments', () => {
  let portal: Portal;
  let api: pg.Client;
  let actors: Actor[];
  const records: Record<string, string[]> = {};

  beforeAll(async () => {
    portal = await startPortal();
    api = new pg.Client({ connectionString: portal.apiUrl });
    await api.connect();
    actors = await portal.sql<Actor & pg.QueryResultRow>(`SELECT user_id AS "userId", programme_id AS "programmeId", role, state_code AS state, institution_id AS "institutionId" FROM memberships`);
    for (const [kind, table] of Object.entries(TABLE_OF)) records[kind] = (await portal.sql<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`)).map(({ id }) => id);
    // Records that fewer see than the demonstration's.
    await portal.sql(`ALTER TABLE commitments DISABLE TRIGGER USER; UPDATE commitments SET audience = 'delegation' WHERE id IN (SELECT id FROM commitments ORDER BY id LIMIT 8); ALTER TABLE commitments ENABLE TRIGGER USER`);
    expect(new Set(actors.map(({ role }) => role)).size).toBe(6);
  });
  afterAll(async () => {
    await api.end();
    await portal.close();
  });

  /** The ids that a statement gives under the actor's role; null when she may not even ask. */
  async function as(actor: Actor, statement: string, values: unknown[] = []): Promise<string[] | null> {
    await api.query(`BEGIN; SET LOCAL ROLE suivi_${actor.role}`);
    try {
      await api.query(`SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', $3, true), set_config('suivi.state', $4, true), set_config('suivi.institution', $5, true)`, [actor.userId, actor.programmeId, actor.role, actor.state ?? '', actor.institutionId ?? '']);
      return (await api.query<{ id: string }>(statement, values)).rows.map(({ id }) => id).sort();
    } catch (error) {
      if ((error as pg.DatabaseError).code === '42501') return null;
      throw error;
    } finally {
      await api.query('ROLLBACK');
    }
  }

  /** Says it as the owner, whom only the guard stops. */
  async function lay({ kind, record, author, audience, state }: Tried): Promise<Row | null> {
    const ids = records[kind] ?? [];
    const writer = actors[author % actors.length] as Actor;
    try {
      const [row] = await portal.sql<Row>(
        `INSERT INTO comments (programme_id, subject_kind, subject_id, author_id, audience, state_code, language, body) VALUES ($1, $2, $3, $4, $5, $6, 'fr', 'x') RETURNING *`,
        [writer.programmeId, kind, ids[record % ids.length], writer.userId, audience, writer.state ?? state],
      );
      return row ?? null;
    } catch (error) {
      if ((error as pg.DatabaseError).code === 'SU002') return null;
      throw error;
    }
  }

  it('let each reader see what the policy says, on records that she sees, and mention nobody who does not read', async () => {
    let laid = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(aComment, { minLength: 4, maxLength: 8 }), async (tried) => {
        for (const one of tried) {
          const row = await lay(one);
          if (!row) continue;
          laid++;
          for (const actor of actors) {
            const seesRecord = Boolean((await as(actor, `SELECT id FROM ${TABLE_OF[row.subject_kind]} WHERE id = $1`, [row.subject_id]))?.length);
            const byPolicy = seesRecord && inScope(visibleComments(actor), { ...row, programmeId: row['programme_id'] });
            const byDatabase = Boolean((await as(actor, 'SELECT id FROM comments WHERE id = $1', [row.id]))?.length);
            const [{ yes }] = (await portal.sql<{ yes: boolean }>('SELECT may_read_comment($1, $2, $3, $4, $5) AS yes', [actor.userId, row.subject_kind, row.subject_id, row.audience, row.parties])) as [{ yes: boolean }];
            expect({ actor, row, byDatabase, mentioned: yes }).toEqual({ actor, row, byDatabase: byPolicy, mentioned: byPolicy });
            const mention = portal.sql('UPDATE comments SET mentions = $2 WHERE id = $1', [row.id, [actor.userId]]);
            if (yes) await mention;
            else await expect(mention).rejects.toThrow(/only who reads/);
          }
        }
      }),
      { numRuns: 15 },
    );
    expect(laid).toBeGreaterThan(20);
  }, 120_000);

  it('give donors, observers and the administrator no grant on them at all', async () => {
    for (const role of ['donor', 'observer', 'admin'] satisfies Role[]) {
      for (const table of ['comments', 'comment_versions', 'comment_marks']) {
        expect(await as(actors.find((actor) => actor.role === role) as Actor, `SELECT 1::text AS id FROM ${table}`)).toBeNull();
      }
    }
    await expect(api.query('SELECT FROM comments')).rejects.toMatchObject({ code: '42501' });
  });

  it('let nobody write in another’s name, past the author’s State, or on a record that is not seen', async () => {
    const mali = actors.find(({ role, state }) => role === 'focal_point' && state === 'MLI') as Actor;
    const niger = actors.find(({ role, state }) => role === 'focal_point' && state === 'NER') as Actor;
    const [hidden] = await portal.sql<{ id: string }>(`SELECT id FROM commitments WHERE state_code = 'NER' AND audience = 'delegation' UNION ALL SELECT id FROM commitments WHERE state_code = 'MAR' AND audience = 'delegation' LIMIT 1`);
    const [shown] = await portal.sql<{ id: string }>(`SELECT id FROM commitments WHERE state_code = 'NER' AND audience <> 'delegation' LIMIT 1`);
    const insert = (author: Actor, subject: string, state: string | null) =>
      as(mali, `INSERT INTO comments (programme_id, subject_kind, subject_id, author_id, audience, state_code, language, body) VALUES ($1, 'commitment', $2, $3, 'delegation', $4, 'fr', 'x') RETURNING state_code AS id`, [mali.programmeId, subject, author.userId, state]);
    expect(await insert(niger, shown?.id ?? '', 'NER')).toBeNull();
    expect(await insert(mali, hidden?.id ?? '', 'MLI')).toBeNull();
    expect(await insert(mali, shown?.id ?? '', 'NER')).toEqual(['MLI']);
  });
});
