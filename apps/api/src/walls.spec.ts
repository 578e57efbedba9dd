import { scopeSql } from '@suivi/access/api';
import { seesContactNames, visibleAuthorities } from '@suivi/authorities/domain';
import { AUDIENCES, inScope, type Actor, type Role, type Scope } from '@suivi/access/domain';
import { isResponsibleForPart, RESPONSES, visibleActions, visibleParts } from '@suivi/actions/domain';
import { visibleEvidence } from '@suivi/evidence/domain';
import { isResponsible, levelOf, STATUSES, visibleCommitments, visibleRecommendations, visibleSubmissions, visibleUpdates } from '@suivi/recommendations/domain';
import { createTestDatabase, type TestDatabase } from '@suivi/shared/testing';
import fc from 'fast-check';
import pg from 'pg';
import { openApiLogin, ownerDataSource } from './database/migrate.ts';

const STATES = ['MLI', 'MAR', 'NER'] as const;
const anAudience = fc.constantFrom(...AUDIENCES);

/** One recommendation with a State's side of it, in every combination that the database's constraints allow. */
const aCase = fc.record({
  state: fc.constantFrom(...STATES),
  adopted: fc.boolean(),
  recommendationAudience: fc.constantFrom('participants', 'donors', 'public'),
  commitmentAudience: anAudience,
  lead: fc.nat(2),
  phase: fc.constantFrom('draft', 'submitted', 'returned', 'withdrawn', 'validated'),
  submissionAudience: anAudience,
  status: fc.constantFrom(...STATUSES),
  confidentiality: anAudience,
  authorityAudience: anAudience,
  withdrawn: fc.boolean(),
});
/** A follow-up action of one or several States, from a draft to a statement on the proposer's part. */
const anAction = fc.record({
  proposer: fc.constantFrom(...STATES, null),
  states: fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1, maxLength: 3 }),
  phase: fc.constantFrom('draft', 'active', 'cancelled'),
  audience: anAudience,
  partAudience: anAudience,
  response: fc.constantFrom(...RESPONSES),
  responsible: fc.nat(2),
});
type ActionCase = typeof anAction extends fc.Arbitrary<infer Value> ? Value : never;
type Case = typeof aCase extends fc.Arbitrary<infer Value> ? Value : never;

type Row = Record<string, unknown> & { id: string };

/** A part has no id of its own. */
const ID_OF: Partial<Record<string, string>> = { action_parts: `action_id || ' ' || state_code` };
const idOf = (kind: string) => ID_OF[kind] ?? 'id';
const KINDS = {
  recommendations: visibleRecommendations,
  commitments: visibleCommitments,
  submissions: visibleSubmissions,
  evidence: visibleEvidence,
  updates: visibleUpdates,
  actions: visibleActions,
  action_parts: visibleParts,
  competent_authorities: visibleAuthorities,
} satisfies Record<string, (actor: Actor) => Scope>;
type Kind = keyof typeof KINDS;

/** Roles that have no grant at all on a kind: for them the database refuses before any policy is asked. */
const NO_GRANT: Partial<Record<Role, readonly Kind[]>> = {
  admin: ['recommendations', 'commitments', 'submissions', 'evidence', 'updates', 'actions', 'action_parts', 'competent_authorities'],
  coordinator: ['updates'],
  donor: ['updates'],
  observer: ['updates'],
};

describe('the two walls', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let api: pg.Client;
  let users: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const source = await ownerDataSource(database.ownerUrl).initialize();
    const apiUrl = await openApiLogin(source, database.ownerUrl, 'a secret that only the tests know, 32+');
    await source.destroy();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    api = new pg.Client({ connectionString: apiUrl });
    await Promise.all([owner.connect(), api.connect()]);
    await owner.query(`INSERT INTO states VALUES ('MLI', 'ML'), ('MAR', 'MA'), ('NER', 'NE') ON CONFLICT DO NOTHING`);
    await owner.query(`INSERT INTO treaty_articles VALUES ('UNTOC-16', 'UNTOC', 16, '{}'); INSERT INTO authority_subjects VALUES ('extradition', '{}', 'UNTOC-16', NULL, 1)`);
    const { rows } = await owner.query<{ id: string }>(`INSERT INTO users (email, name, password_hash) VALUES ('one@suivi.example', 'One', 'x') RETURNING id`);
    users = { one: rows[0]?.id ?? '' };
  });
  afterAll(async () => {
    await Promise.all([owner.end(), api.end()]);
    await database.drop();
  });

  const value = async <Value>(sql: string, parameters: unknown[] = []): Promise<Value> => Object.values((await owner.query<Record<string, Value>>(sql, parameters)).rows[0] ?? {})[0] as Value;

  /** Writes the cases into a programme of their own and returns what is needed to look at them. */
  async function lay(cases: readonly Case[], actions: readonly ActionCase[] = []) {
    const run = crypto.randomUUID();
    const programmeId = await value<string>(`INSERT INTO programmes (code, name) VALUES ($1, '{}') RETURNING id`, [run]);
    const meetingId = await value<string>(
      `INSERT INTO meetings (programme_id, code, kind, name, place, state_code, starts_on, ends_on, summary) VALUES ($1, 'M', 'workshop', '{}', 'Niamey', 'NER', '2018-04-16', '2018-04-18', '{}') RETURNING id`,
      [programmeId],
    );
    const institutions: Record<string, string[]> = {};
    for (const state of STATES) {
      institutions[state] = [];
      for (let index = 0; index < 3; index++) institutions[state].push(await value(`INSERT INTO institutions (code, state_code, name) VALUES ($1, $2, '{}') RETURNING id`, [`${run}-${state}-${index}`, state]));
    }
    for (const [index, one] of cases.entries()) {
      const recommendationId = await value<string>(
        `INSERT INTO recommendations (programme_id, meeting_id, reference, phase, audience, adopted_on) VALUES ($1, $2, $3, $4, $5, '2018-04-18') RETURNING id`,
        [programmeId, meetingId, `R${index}`, one.adopted ? 'adopted' : 'draft', one.recommendationAudience],
      );
      await owner.query(`INSERT INTO recommendation_versions (recommendation_id, version, title, text) VALUES ($1, 1, $2, $2)`, [recommendationId, { original: 'fr', versions: { fr: { text: 'Saisine accélérée', state: 'verified' } } }]);
      const commitmentId = await value<string>(
        `INSERT INTO commitments (programme_id, recommendation_id, state_code, lead_institution_id, adopted_on, audience) VALUES ($1, $2, $3, $4, '2018-04-18', $5) RETURNING id`,
        [programmeId, recommendationId, one.state, institutions[one.state]?.[one.lead], one.commitmentAudience],
      );
      const updateId = await value<string>(
        `INSERT INTO updates (programme_id, commitment_id, state_code, author_id, phase, declared_status, narrative, audience) VALUES ($1, $2, $3, $4, 'draft', $5, '{}', $6) RETURNING id`,
        [programmeId, commitmentId, one.state, users['one'], one.status, one.submissionAudience],
      );
      const evidenceId = await value<string>(
        `INSERT INTO evidence (programme_id, update_id, commitment_id, state_code, kind, title, dated_on, language, document_kind, confidentiality, url, complete, created_by)
        VALUES ($1, $2, $3, $4, 'link', 'x', '2020-01-01', 'fr', 'report', $5, 'https://example.org', true, $6) RETURNING id`,
        [programmeId, updateId, commitmentId, one.state, one.confidentiality, users['one']],
      );
      const authorityId = await value<string>(
        `INSERT INTO competent_authorities (programme_id, state_code, name, subjects, email, time_zone, audience) VALUES ($1, $2, $3, ARRAY['extradition'], 'x@suivi.example', 'Africa/Niamey', $4) RETURNING id`,
        [programmeId, one.state, { original: 'fr', versions: { fr: { text: 'Saisine accélérée', state: 'verified' } } }, one.authorityAudience],
      );
      await owner.query(`INSERT INTO competent_authority_contacts (authority_id, programme_id, state_code, name) VALUES ($1, $2, $3, 'x')`, [authorityId, programmeId, one.state]);
      if (one.withdrawn) await owner.query('UPDATE competent_authorities SET withdrawn_on = current_date WHERE id = $1', [authorityId]);
      if (one.phase === 'draft') continue;
      const submissionId = await value<string>(
        `INSERT INTO submissions (programme_id, update_id, commitment_id, state_code, submitted_by, content, sha256, declared_status, audience) VALUES ($1, $2, $3, $4, $5, $6, repeat('0', 64), $7, $8) RETURNING id`,
        [programmeId, updateId, commitmentId, one.state, users['one'], { evidence: [{ id: evidenceId }] }, one.status, one.submissionAudience],
      );
      if (one.phase !== 'submitted') await owner.query('UPDATE submissions SET phase = $2, verified_status = $3 WHERE id = $1', [submissionId, one.phase, one.phase === 'validated' ? one.status : null]);
    }
    for (const one of actions) await layAction(programmeId, institutions, one);
    return { programmeId, institutions };
  }

  async function layAction(programmeId: string, institutions: Record<string, string[]>, one: ActionCase) {
    const states = one.proposer === null ? one.states : [...new Set([one.proposer, ...one.states])];
    const actionId = await value<string>(
      `INSERT INTO actions (programme_id, proposer_state, proposed_by, title, text, due_on, audience) VALUES ($1, $2, $3, $4, $4, '2027-01-01', $5) RETURNING id`,
      [programmeId, one.proposer, users['one'], { original: 'fr', versions: { fr: { text: 'Formation accélérée', state: 'verified' } } }, one.audience],
    );
    for (const state of states) {
      await owner.query(
        `INSERT INTO action_parts (action_id, state_code, response, response_reason, responsible_institution_id, audience) VALUES ($1, $2, $3, 'x', $4, $5)`,
        [actionId, state, state === one.proposer ? 'accepted' : one.response, institutions[state]?.[one.responsible], one.partAudience],
      );
    }
    if (one.phase === 'draft') return;
    await owner.query(`UPDATE actions SET phase = 'active' WHERE id = $1`, [actionId]);
    if (one.proposer) await owner.query(`INSERT INTO updates (programme_id, action_id, state_code, author_id, declared_status, narrative, audience) VALUES ($1, $2, $3, $4, 'in_progress', '{}', 'donors')`, [programmeId, actionId, one.proposer, users['one']]);
    if (one.phase === 'cancelled') await owner.query(`UPDATE actions SET phase = 'cancelled', cancel_reason = 'x', cancelled_at = now() WHERE id = $1`, [actionId]);
  }

  function actorsOf(programmeId: string, institutions: Record<string, string[]>): Actor[] {
    const actor = (role: Role, state: string | null = null, institutionId: string | null = null): Actor => ({ userId: users['one'] ?? '', programmeId, role, state, institutionId });
    return [
      ...STATES.flatMap((state) => [actor('focal_point', state), actor('contributor', state, institutions[state]?.[0] ?? null), actor('observer', state)]),
      actor('coordinator'),
      actor('donor'),
      actor('observer'),
      actor('admin'),
    ];
  }

  /** The ids of a kind that the database lets through under the actor's role; null when the role may not even ask. */
  async function throughDatabase(actor: Actor, statement: string): Promise<string[] | null> {
    await api.query(`BEGIN; SET LOCAL ROLE suivi_${actor.role}`);
    try {
      await api.query(
        `SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', $3, true), set_config('suivi.state', $4, true), set_config('suivi.institution', $5, true)`,
        [actor.userId, actor.programmeId, actor.role, actor.state ?? '', actor.institutionId ?? ''],
      );
      return (await api.query<{ id: string }>(statement)).rows.map(({ id }) => id).sort();
    } catch (error) {
      if ((error as pg.DatabaseError).code === '42501') return null;
      throw error;
    } finally {
      await api.query('ROLLBACK');
    }
  }

  async function rowsOf(kind: Kind, programmeId: string): Promise<Row[]> {
    const { rows } = await owner.query<{ row: Row }>(`SELECT to_jsonb(t) || jsonb_build_object('id', ${idOf(kind)}) AS row FROM ${kind} t WHERE programme_id = $1`, [programmeId]);
    return rows.map(({ row }) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), typeof cell === 'boolean' ? String(cell) : cell])) as Row);
  }

  it('policy, list scope and row-level security let through the same rows, for every role', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aCase, { minLength: 4, maxLength: 12 }), fc.array(anAction, { minLength: 2, maxLength: 6 }), async (cases, actions) => {
        const { programmeId, institutions } = await lay(cases, actions);
        const commitments = await rowsOf('commitments', programmeId);
        const parts = await rowsOf('action_parts', programmeId);
        for (const kind of Object.keys(KINDS) as Kind[]) {
          const rows = await rowsOf(kind, programmeId);
          for (const actor of actorsOf(programmeId, institutions)) {
            const scope = KINDS[kind](actor);
            const responsible = (row: Row) => {
              if (row['actionId']) {
                const part = parts.find(({ id }) => id === `${row['actionId'] as string} ${row['stateCode'] as string}`);
                return isResponsibleForPart(actor, { stateCode: row['stateCode'] as string, responsibleInstitutionId: part?.['responsibleInstitutionId'] as string | null, supportingInstitutionIds: [] });
              }
              const commitment = commitments.find(({ id }) => id === row['commitmentId']);
              return isResponsible(actor, { stateCode: row['stateCode'] as string, leadInstitutionId: commitment?.['leadInstitutionId'] as string | null, supportingInstitutionIds: [] });
            };
            const byPolicy = rows.filter((row) => inScope(scope, row) && (kind !== 'updates' || responsible(row))).map(({ id }) => id).sort();
            const byDatabase = await throughDatabase(actor, `SELECT ${idOf(kind)} AS id FROM ${kind}`);
            if (NO_GRANT[actor.role]?.includes(kind)) {
              expect({ actor, kind, byDatabase, byPolicy }).toEqual({ actor, kind, byDatabase: null, byPolicy: [] });
              continue;
            }
            expect({ actor, kind, ids: byDatabase }).toEqual({ actor, kind, ids: byPolicy });
            const parameters: unknown[] = [];
            const list = await owner.query<{ id: string }>(`SELECT ${idOf(kind)} AS id FROM ${kind} t WHERE ${scopeSql(scope, 't', parameters)}`, parameters);
            const byList = new Set(list.rows.map(({ id }) => id));
            expect({ actor, kind, ids: rows.filter(({ id }) => byList.has(id) && (kind !== 'updates' || byPolicy.includes(id))).map(({ id }) => id).sort() }).toEqual({ actor, kind, ids: byPolicy });
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('finds by search the recommendations the reader may see, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aCase, { minLength: 4, maxLength: 10 }), async (cases) => {
        const { programmeId, institutions } = await lay(cases);
        for (const actor of actorsOf(programmeId, institutions)) {
          const visible = await throughDatabase(actor, 'SELECT id FROM recommendations');
          expect({ actor, found: await throughDatabase(actor, `SELECT search_recommendations('accelere SAIS') AS id`) }).toEqual({ actor, found: visible });
        }
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('finds by search the actions the reader may see, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAction, { minLength: 3, maxLength: 8 }), async (actions) => {
        const { programmeId, institutions } = await lay([], actions);
        for (const actor of actorsOf(programmeId, institutions)) {
          const visible = await throughDatabase(actor, 'SELECT id FROM actions');
          expect({ actor, found: await throughDatabase(actor, `SELECT search_actions('accelere FORM') AS id`) }).toEqual({ actor, found: visible });
        }
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('finds by search the authorities the reader may see, and shows nobody a contact person whose entry, or whose name, is not for her', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aCase, { minLength: 4, maxLength: 10 }), async (cases) => {
        const { programmeId, institutions } = await lay(cases);
        for (const actor of actorsOf(programmeId, institutions)) {
          const visible = await throughDatabase(actor, 'SELECT id FROM competent_authorities');
          expect({ actor, found: await throughDatabase(actor, `SELECT search_authorities('accelere SAIS') AS id`) }).toEqual({ actor, found: visible });
          const named = await throughDatabase(actor, 'SELECT authority_id AS id FROM competent_authority_contacts');
          expect({ actor, named }).toEqual({ actor, named: seesContactNames(actor) ? visible : null });
        }
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('shows each reader the standing of her level only, and none of what she may not see', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aCase, { minLength: 4, maxLength: 10 }), async (cases) => {
        const { programmeId, institutions } = await lay(cases);
        const standings = (await owner.query<{ id: string; level: string; state_code: string }>(`SELECT commitment_id AS id, level, state_code FROM commitment_standings WHERE programme_id = $1`, [programmeId])).rows;
        for (const actor of actorsOf(programmeId, institutions).filter(({ role }) => role !== 'admin')) {
          const expected = standings.filter(({ level, state_code }) => level === levelOf(actor, state_code)).map(({ id }) => id).sort();
          const visible = await throughDatabase(actor, 'SELECT id FROM commitments');
          const seen = await throughDatabase(actor, 'SELECT commitment_id AS id FROM commitment_standings');
          expect({ actor, seen }).toEqual({ actor, seen: expected });
          expect(seen?.filter((id) => !visible?.includes(id))).toEqual([]);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
