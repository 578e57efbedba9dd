import { scopeSql } from '@suivi/access/api';
import { AUDIENCES, inScope, ownOrShown, type Actor, type Role, type Scope } from '@suivi/access/domain';
import { visibleEvidence } from '@suivi/evidence/domain';
import { visibleReports, visibleReportSubmissions, visibleRounds } from '@suivi/national-reports/domain';
import { visibleContactRequests } from '@suivi/transposition/domain';
import fc from 'fast-check';
import pg from 'pg';
import { QUESTIONNAIRE } from './testing/national-report.ts';
import { startPortal, type Portal } from './testing/portal.ts';

const STATES = ['MLI', 'MAR', 'NER'] as const;
const anAudience = fc.constantFrom(...AUDIENCES);
const aReport = fc.record({
  state: fc.constantFrom(...STATES),
  phase: fc.constantFrom('draft', 'submitted', 'returned', 'withdrawn', 'validated'),
  structures: anAudience,
  law: anAudience,
  shared: fc.boolean(),
  confidentiality: anAudience,
  /** Wider than before, once it was validated. */
  widened: fc.option(anAudience),
});
type Case = typeof aReport extends fc.Arbitrary<infer Value> ? Value : never;
type Row = Record<string, unknown> & { id: string };

/** What is read off a validated report: all of it to the coordinator. */
const derived = (actor: Actor) => ownOrShown(actor, [{ programmeId: actor.programmeId }]);
const KINDS: Record<string, { id: string; scope: (actor: Actor) => Scope; closed?: readonly Role[] }> = {
  rounds: { id: 'id::text', scope: visibleRounds, closed: ['admin'] },
  national_reports: { id: 'id::text', scope: visibleReports, closed: ['admin', 'coordinator', 'donor', 'observer'] },
  report_sections: { id: `report_id || ' ' || section_key`, scope: visibleReports, closed: ['admin', 'coordinator', 'donor', 'observer'] },
  report_answers: { id: `report_id || ' ' || question_key || ' ' || item`, scope: visibleReports, closed: ['admin', 'coordinator', 'donor', 'observer'] },
  report_submissions: { id: 'id::text', scope: visibleReportSubmissions, closed: ['admin'] },
  report_submission_sections: { id: `submission_id || ' ' || section_key`, scope: visibleReportSubmissions, closed: ['admin'] },
  transpositions: { id: `submission_id || ' ' || article_id`, scope: derived, closed: ['admin'] },
  report_entries: { id: 'entry_id::text', scope: derived, closed: ['admin'] },
  contact_requests: { id: 'id::text', scope: visibleContactRequests, closed: ['admin', 'contributor', 'donor', 'observer'] },
  evidence: { id: 'id::text', scope: visibleEvidence, closed: ['admin'] },
};

describe('the two walls around rounds and national reports', () => {
  let portal: Portal;
  let api: pg.Client;
  let userId: string;

  beforeAll(async () => {
    portal = await startPortal();
    api = new pg.Client({ connectionString: portal.apiUrl });
    await api.connect();
    userId = await one(`SELECT id FROM users LIMIT 1`);
  });
  afterAll(async () => {
    await api.end();
    await portal.close();
  });

  const one = async (sql: string, values: unknown[] = []) => Object.values((await portal.sql(sql, values))[0] ?? {})[0] as string;
  const text = (words: string) => ({ original: 'fr', versions: { fr: { text: words, state: 'verified' } } });

  /** A programme of its own with an open round per report, and one that is still a draft. */
  async function lay(cases: readonly Case[]): Promise<string> {
    const programme = await one(`INSERT INTO programmes (code, name) VALUES ($1, '{}') RETURNING id`, [crypto.randomUUID()]);
    await portal.sql('INSERT INTO programme_states SELECT $1, unnest($2::text[])', [programme, STATES]);
    const questionnaire = await one(`INSERT INTO questionnaires (programme_id, title) VALUES ($1, '{}') RETURNING id`, [programme]);
    const version = await one(`INSERT INTO questionnaire_versions (questionnaire_id, programme_id, version, phase, content) VALUES ($1, $2, 1, 'published', $3) RETURNING id`, [questionnaire, programme, QUESTIONNAIRE]);
    const round = () => one(`INSERT INTO rounds (programme_id, title, questionnaire_version_id, opens_on, closes_on, languages) VALUES ($1, '{}', $2, current_date - 9, current_date + 9, '{fr}') RETURNING id`, [programme, version]);
    await round();
    for (const each of cases) await layReport(programme, await round(), each);
    return programme;
  }

  async function layReport(programme: string, round: string, each: Case): Promise<void> {
    await portal.sql('INSERT INTO round_states SELECT $1, unnest($2::text[]), $3', [round, STATES, programme]);
    await portal.sql(`UPDATE rounds SET phase = 'open' WHERE id = $1`, [round]);
    const report = await one('INSERT INTO national_reports (programme_id, round_id, state_code, created_by) VALUES ($1, $2, $3, $4) RETURNING id', [programme, round, each.state, userId]);
    for (const key of ['structures', 'law'] as const) await portal.sql('UPDATE report_sections SET audience = $3 WHERE report_id = $1 AND section_key = $2', [report, key, each[key]]);
    const entries = (title: string) => ({ kind: 'entries', entries: [{ id: crypto.randomUUID(), title: text(title), text: text(title), articles: [], themeIds: [], shared: each.shared }] });
    const law = { kind: 'articles', stage: 'drafting', legalReference: null, legislationIds: [], extract: null, gap: null, helpNeeded: null };
    for (const [section, question, item, value] of [['structures', 'practices', '', entries('Guichet')], ['structures', 'needs', '', entries('Formation')], ['law', 'som', 'SOM-6', law]] as const) {
      await portal.sql('INSERT INTO report_answers (report_id, question_key, item, section_key, programme_id, state_code, value, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [report, question, item, section, programme, each.state, value, userId]);
    }
    await portal.sql(
      `INSERT INTO evidence (programme_id, report_id, question_key, section_key, item, state_code, kind, title, dated_on, language, document_kind, confidentiality, url, complete, created_by)
      VALUES ($1, $2, 'som', 'law', 'SOM-6', $3, 'link', 'x', '2020-01-01', 'fr', 'law', $4, 'https://example.org', true, $5)`,
      [programme, report, each.state, each.confidentiality, userId],
    );
    const asking = STATES[(STATES.indexOf(each.state) + 1) % STATES.length];
    await portal.sql(`INSERT INTO contact_requests (programme_id, practice_id, owner_state, state_code, title, contact_message, asked_by) VALUES ($1, $2, $3, $4, $5, 'Qui ?', $6)`, [programme, crypto.randomUUID(), each.state, asking, text('Guichet'), userId]);
    if (each.phase === 'draft') return;
    const submission = await one(
      `INSERT INTO report_submissions (programme_id, report_id, round_id, state_code, submitted_by, report_version, asked, sha256) SELECT programme_id, id, round_id, state_code, $2, row_version, '{practices,needs,som}', repeat('0', 64) FROM national_reports WHERE id = $1 RETURNING id`,
      [report, userId],
    );
    if (each.phase !== 'submitted') await portal.sql('UPDATE report_submissions SET phase = $2 WHERE id = $1', [submission, each.phase]);
    if (each.widened && AUDIENCES.indexOf(each.widened) > AUDIENCES.indexOf(each.law)) await portal.sql(`UPDATE report_submission_sections SET audience = $2 WHERE submission_id = $1 AND section_key = 'law'`, [submission, each.widened]);
  }

  function actorsOf(programmeId: string): Actor[] {
    const actor = (role: Role, state: string | null = null): Actor => ({ userId, programmeId, role, state, institutionId: null });
    return [...STATES.flatMap((state) => [actor('focal_point', state), actor('contributor', state), actor('observer', state)]), actor('coordinator'), actor('donor'), actor('observer'), actor('admin')];
  }

  /** What a statement gives under the actor's role; null when she may not even ask. */
  async function throughDatabase(actor: Actor, statement: string): Promise<string[] | null> {
    await api.query(`BEGIN; SET LOCAL ROLE suivi_${actor.role}`);
    try {
      await api.query(`SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', $3, true), set_config('suivi.state', $4, true), set_config('suivi.institution', '', true)`, [actor.userId, actor.programmeId, actor.role, actor.state ?? '']);
      return (await api.query<{ id: string }>(statement)).rows.map(({ id }) => id).sort();
    } catch (error) {
      if ((error as pg.DatabaseError).code === '42501') return null;
      throw error;
    } finally {
      await api.query('ROLLBACK');
    }
  }

  it('policy, list scope and row-level security let through the same rows, for every role', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aReport, { minLength: 3, maxLength: 8 }), async (cases) => {
        const programme = await lay(cases);
        for (const [kind, { id, scope, closed }] of Object.entries(KINDS)) {
          const rows = (await portal.sql<{ row: Row }>(`SELECT to_jsonb(t) || jsonb_build_object('id', ${id}) AS row FROM ${kind} t WHERE programme_id = $1`, [programme])).map(
            ({ row }) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), typeof cell === 'boolean' ? String(cell) : cell])) as Row,
          );
          for (const actor of actorsOf(programme)) {
            const byPolicy = rows.filter((row) => inScope(scope(actor), row)).map((row) => row.id).sort();
            const byDatabase = await throughDatabase(actor, `SELECT ${id} AS id FROM ${kind}`);
            expect({ actor, kind, ids: byDatabase }).toEqual({ actor, kind, ids: closed?.includes(actor.role) ? null : byPolicy });
            const parameters: unknown[] = [];
            const byList = await portal.sql<{ id: string }>(`SELECT ${id} AS id FROM ${kind} t WHERE ${scopeSql(scope(actor), 't', parameters)} AND programme_id = $${parameters.push(programme)}`, parameters);
            expect({ actor, kind, ids: byList.map((row) => row.id).sort() }).toEqual({ actor, kind, ids: byPolicy });
          }
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('let nobody outside a State write its report, no coordinator narrow or widen it, and no State decide on it', async () => {
    const programme = await lay([{ state: 'NER', phase: 'submitted', structures: 'delegation', law: 'participants', shared: false, confidentiality: 'public', widened: null }, { state: 'NER', phase: 'draft', structures: 'delegation', law: 'participants', shared: false, confidentiality: 'public', widened: null }]);
    const [own, contributor, neighbour, , coordinator] = ['focal_point NER', 'contributor NER', 'focal_point MLI', 'donor', 'coordinator'].map((wanted) => actorsOf(programme).find(({ role, state }) => `${role}${state ? ` ${state}` : ''}` === wanted)) as Actor[];
    const write = (actor: Actor | undefined, statement: string) => throughDatabase(actor as Actor, `${statement} RETURNING state_code AS id`);
    expect(await write(own, `UPDATE report_submissions SET phase = 'validated' WHERE phase = 'submitted'`)).toBeNull();
    expect(await write(coordinator, `UPDATE report_submissions SET phase = 'withdrawn' WHERE phase = 'submitted'`)).toBeNull();
    expect(await write(coordinator, `UPDATE report_submission_sections SET audience = 'public'`)).toBeNull();
    expect(await write(own, `UPDATE report_submission_sections SET content = '{}'`)).toBeNull();
    expect(await write(neighbour, `UPDATE report_answers SET value = NULL`)).toEqual([]);
    expect(await write(neighbour, `UPDATE report_sections SET audience = 'public'`)).toEqual([]);
    // The one that is submitted stays as it is; of the draft the focal point writes all, a contributor without an institution nothing.
    expect(await write(own, `UPDATE report_answers SET value = NULL`)).toHaveLength(3);
    expect(await write(contributor, `UPDATE report_answers SET value = NULL`)).toEqual([]);
    expect(await write(contributor, `UPDATE report_sections SET audience = 'public'`)).toBeNull();
    expect(await write(own, `INSERT INTO transpositions SELECT * FROM transpositions`)).toBeNull();
  });
});
