import { scopeSql } from '@suivi/access/api';
import { AUDIENCES, inScope, type Actor, type Role } from '@suivi/access/domain';
import { visibleLibrary } from '@suivi/library/domain';
import { createTestDatabase, type TestDatabase } from '@suivi/shared/testing';
import fc from 'fast-check';
import pg from 'pg';
import { openApiLogin, ownerDataSource } from './database/migrate.ts';

const STATES = ['MLI', 'MAR', 'NER'] as const;
const TABLES = ['legislation', 'case_law', 'strategies'] as const;
const SAID = { original: 'fr', versions: { fr: { text: 'Saisine accélérée', state: 'verified' } } };

/** One entry of each kind, alike, in every way that the database's constraints allow. */
const aCase = fc.record({ state: fc.constantFrom(...STATES), phase: fc.constantFrom('draft', 'published', 'withdrawn', 'of the programme'), audience: fc.constantFrom(...AUDIENCES) });
type Case = typeof aCase extends fc.Arbitrary<infer Value> ? Value : never;

describe('the walls around the library', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let api: pg.Client;
  let userId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const source = await ownerDataSource(database.ownerUrl).initialize();
    const apiUrl = await openApiLogin(source, database.ownerUrl, 'a secret that only the tests know, 32+');
    await source.destroy();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    api = new pg.Client({ connectionString: apiUrl });
    await Promise.all([owner.connect(), api.connect()]);
    await owner.query(`INSERT INTO states VALUES ('MLI', 'ML'), ('MAR', 'MA'), ('NER', 'NE') ON CONFLICT DO NOTHING; INSERT INTO treaty_articles VALUES ('UNTOC-16', 'UNTOC', 16, '{}') ON CONFLICT DO NOTHING`);
    userId = await value(`INSERT INTO users (email, name, password_hash) VALUES ('one@suivi.example', 'One', 'x') RETURNING id`);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), api.end()]);
    await database.drop();
  });

  const value = async <Value>(sql: string, parameters: unknown[] = []): Promise<Value> => Object.values((await owner.query<Record<string, Value>>(sql, parameters)).rows[0] ?? {})[0] as Value;

  /** Writes the cases into a programme of their own; each strategy cites its law. */
  async function lay(cases: readonly Case[]): Promise<Actor[]> {
    const programmeId = await value<string>(`INSERT INTO programmes (code, name) VALUES ($1, '{}') RETURNING id`, [crypto.randomUUID()]);
    for (const { state, phase, audience } of cases) {
      const ofProgramme = phase === 'of the programme';
      const own = [programmeId, state, ofProgramme ? 'programme' : 'state', ofProgramme ? 'public' : audience, phase === 'draft' ? 'draft' : 'published', SAID];
      const entry = (table: string, columns: string, values: string) =>
        value<string>(`INSERT INTO ${table} (programme_id, state_code, kept_by, audience, phase, title, source, ${columns}) VALUES ($1, $2, $3, $4, $5, $6, 'x', ${values}) RETURNING id`, own);
      const ids = [
        await entry('legislation', 'type, status', `'law', 'in_force'`),
        await entry('case_law', 'court, decided_on, parties_anonymised, facts', `'{}', '2020-01-01', true, '{}'`),
        await entry('strategies', 'summary', 'NULL'),
      ];
      await owner.query(`INSERT INTO legislation_articles (legislation_id, position, article_id, extract) VALUES ($1, 1, 'UNTOC-16', $2)`, [ids[0], SAID]);
      await owner.query(`INSERT INTO library_citations (by_strategy, relation, legislation_id) VALUES ($1, 'cites', $2)`, [ids[2], ids[0]]);
      if (phase === 'withdrawn') for (const [index, table] of TABLES.entries()) await owner.query(`UPDATE ${table} SET phase = 'withdrawn' WHERE id = $1`, [ids[index]]);
    }
    const actor = (role: Role, state: string | null = null): Actor => ({ userId, programmeId, role, state, institutionId: null });
    return [...STATES.flatMap((state) => [actor('focal_point', state), actor('contributor', state), actor('observer', state)]), actor('coordinator'), actor('donor'), actor('observer'), actor('admin')];
  }

  /** The ids that a statement gives under the actor's role; null when the database refuses it. */
  async function as(actor: Actor, statement: string): Promise<string[] | null> {
    await api.query(`BEGIN; SET LOCAL ROLE suivi_${actor.role}`);
    try {
      await api.query(`SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', $3, true), set_config('suivi.state', $4, true)`, [actor.userId, actor.programmeId, actor.role, actor.state ?? '']);
      return (await api.query<{ id: string }>(statement)).rows.map(({ id }) => id).sort();
    } catch (error) {
      if ((error as pg.DatabaseError).code === '42501') return null;
      throw error;
    } finally {
      await api.query('ROLLBACK');
    }
  }

  it('policy, list scope, search and row-level security let through the same entries, for every role', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aCase, { minLength: 4, maxLength: 10 }), async (cases) => {
        for (const actor of await lay(cases)) {
          const scope = visibleLibrary(actor);
          const all: string[] = [];
          for (const table of TABLES) {
            const { rows } = await owner.query<{ id: string; programmeId: string; stateCode: string; phase: string; audience: string }>(`SELECT id, programme_id AS "programmeId", state_code AS "stateCode", phase, audience FROM ${table}`);
            const byPolicy = rows.filter((row) => inScope(scope, row)).map(({ id }) => id).sort();
            expect({ actor, table, ids: await as(actor, `SELECT id FROM ${table}`) }).toEqual({ actor, table, ids: actor.role === 'admin' ? null : byPolicy });
            const parameters: unknown[] = [];
            const byList = await owner.query<{ id: string }>(`SELECT id FROM ${table} t WHERE ${scopeSql(scope, 't', parameters)} ORDER BY id`, parameters);
            expect({ actor, table, ids: byList.rows.map(({ id }) => id) }).toEqual({ actor, table, ids: byPolicy });
            all.push(...byPolicy);
          }
          const found = await as(actor, `SELECT record_id AS id FROM search_library('ACCELEREES saisines', '', NULL, NULL, 1000)`);
          expect({ actor, found }).toEqual({ actor, found: actor.role === 'admin' ? null : all.sort() });
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('provisions and citations are seen with their entries, and nobody reads the index', async () => {
    for (const actor of await lay(fc.sample(aCase, 12))) {
      const laws = await as(actor, 'SELECT id FROM legislation');
      expect({ actor, ids: await as(actor, 'SELECT legislation_id AS id FROM legislation_articles') }).toEqual({ actor, ids: laws });
      // Its strategy is of the same reach as the law that it cites.
      expect({ actor, ids: await as(actor, 'SELECT legislation_id AS id FROM library_citations') }).toEqual({ actor, ids: laws });
      for (const closed of ['library_passages', 'library_records', 'library_texts']) expect({ actor, closed, ids: await as(actor, `SELECT 'x' AS id FROM ${closed}`) }).toEqual({ actor, closed, ids: null });
    }
  });

  it('nobody writes an entry but who keeps it, and an expert nothing but drafts', async () => {
    const phases = ['draft', 'published', 'of the programme'] as const;
    const actors = await lay(phases.map((phase) => ({ state: 'NER', phase, audience: 'public' })));
    const { rows } = await owner.query<{ id: string; is: string }>(`SELECT id, CASE kept_by WHEN 'programme' THEN 'of the programme' ELSE phase END AS is FROM legislation WHERE programme_id = $1`, [actors[0]?.programmeId]);
    const allowed: Record<string, string[]> = { 'focal_point NER': ['draft', 'published'], 'contributor NER': ['draft'], coordinator: ['of the programme'] };
    for (const actor of actors) {
      const expected = allowed[actor.state ? `${actor.role} ${actor.state}` : actor.role] ?? [];
      for (const statement of [`UPDATE legislation SET number = 'x' RETURNING id`, `UPDATE legislation_articles SET provision = 'x' RETURNING legislation_id AS id`, `DELETE FROM legislation_articles RETURNING legislation_id AS id`]) {
        const touched = await as(actor, statement);
        expect({ actor, statement, touched: rows.filter(({ id }) => touched?.includes(id)).map(({ is }) => is).sort() }).toEqual({ actor, statement, touched: expected });
      }
    }
    const [, contributor] = actors.filter(({ state }) => state === 'NER') as [Actor, Actor];
    expect(contributor.role).toBe('contributor');
    expect(await as(contributor, `UPDATE legislation SET phase = 'published' WHERE phase = 'draft' RETURNING id`)).toBeNull();
    const publish = (state: string, phase: string) => `INSERT INTO legislation (programme_id, state_code, phase, audience, title, type, status) VALUES ('${contributor.programmeId}', '${state}', '${phase}', 'public', '{}', 'law', 'in_force') RETURNING id`;
    expect(await as(contributor, publish('NER', 'published'))).toBeNull();
    expect(await as(contributor, publish('MLI', 'draft'))).toBeNull();
    expect(await as(contributor, publish('NER', 'draft'))).toHaveLength(1);
  });
});
