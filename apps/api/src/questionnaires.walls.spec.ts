import { scopeSql } from '@suivi/access/api';
import { inScope, ROLES, type Actor } from '@suivi/access/domain';
import { QUESTION_KINDS, translationOf, visibleVersions, type Question, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import { LANGUAGES, type TranslatedText } from '@suivi/shared/domain';
import fc from 'fast-check';
import pg from 'pg';
import { loadQuestionnaires } from './database/questionnaires.ts';
import { startPortal, type Portal } from './testing/portal.ts';

const aText: fc.Arbitrary<TranslatedText> = fc
  .dictionary(fc.constantFrom(...LANGUAGES), fc.record({ text: fc.constantFrom('un texte', '"sections"'), state: fc.constantFrom('draft' as const, 'verified' as const, 'stale' as const) }))
  .map((versions) => ({ original: 'fr', versions: { ...versions, fr: { text: 'un texte', state: 'verified' } } }));
const aQuestion = fc.record({ kind: fc.constantFrom(...QUESTION_KINDS), label: aText, help: fc.option(aText), parts: fc.array(aText, { minLength: 2, maxLength: 4 }) }).map(({ kind, label, help, parts }) => {
  const asked = { key: 'q', label, help, required: true, evidenceRequired: false, shownWhen: null };
  const keyed = parts.map((part, index) => ({ key: `p${index}`, label: part, kind: 'text' }));
  return { kind, ...asked, purpose: null, unit: parts[0], choices: keyed, columns: keyed, articles: ['SOM-6'] };
});
const aContent = fc.record({ title: aText, introduction: fc.option(aText), sections: fc.array(fc.record({ key: fc.constant('s'), title: aText, help: fc.option(aText), questions: fc.array(aQuestion, { maxLength: 4 }) }), { maxLength: 3 }) });

/** Only what a question of its kind has: the rest was drawn for all kinds. */
function asKept(drawn: typeof aContent extends fc.Arbitrary<infer Value> ? Value : never): QuestionnaireContent {
  const OF_KIND: Partial<Record<string, string[]>> = { single_choice: ['choices'], multiple_choice: ['choices'], table: ['columns'], number: ['unit'], articles: ['articles'] };
  const sections = drawn.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => {
      const others = ['choices', 'columns', 'unit', 'articles'].filter((field) => !OF_KIND[question.kind]?.includes(field));
      return Object.fromEntries(Object.entries(question).filter(([field]) => !others.includes(field))) as unknown as Question;
    }),
  }));
  return { ...drawn, sections };
}

describe('the walls around questionnaires', () => {
  let portal: Portal;
  let api: pg.Client;
  let programmeId: string;
  let userId: string;

  beforeAll(async () => {
    portal = await startPortal();
    api = new pg.Client({ connectionString: portal.apiUrl });
    await api.connect();
    [{ programmeId, userId }] = (await portal.sql(`SELECT programme_id AS "programmeId", user_id AS "userId" FROM memberships WHERE role = 'coordinator'`)) as [{ programmeId: string; userId: string }];
  });
  afterAll(async () => {
    await api.end();
    await portal.close();
  });

  /** The ids that a statement gives under the actor's role; null when she may not even ask, or writes past the wall. */
  async function as(actor: Actor, statement: string, values: unknown[] = []): Promise<string[] | null> {
    await api.query(`BEGIN; SET LOCAL ROLE suivi_${actor.role}`);
    try {
      await api.query(`SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', $3, true), set_config('suivi.state', $4, true), set_config('suivi.institution', '', true)`, [actor.userId, actor.programmeId, actor.role, actor.state ?? '']);
      return (await api.query<{ id: string }>(statement, values)).rows.map(({ id }) => id).sort();
    } catch (error) {
      if ((error as pg.DatabaseError).code === '42501') return null;
      throw error;
    } finally {
      await api.query('ROLLBACK');
    }
  }
  const actorOf = (role: Actor['role'], programme: string): Actor => ({ userId, programmeId: programme, role, state: role === 'contributor' || role === 'focal_point' ? 'NER' : null, institutionId: null });

  /** A questionnaire in a programme of its own, with the phases of its versions. */
  async function lay(phases: readonly ('draft' | 'published')[]): Promise<{ programme: string; questionnaire: string }> {
    const content = { title: { original: 'fr', versions: { fr: { text: 'T', state: 'verified' } } }, introduction: null, sections: [] };
    const [{ id: programme }] = (await portal.sql<{ id: string }>(`INSERT INTO programmes (code, name) VALUES ($1, '{}') RETURNING id`, [crypto.randomUUID()])) as [{ id: string }];
    const [{ id: questionnaire }] = (await portal.sql<{ id: string }>(`INSERT INTO questionnaires (programme_id, title) VALUES ($1, '{}') RETURNING id`, [programme])) as [{ id: string }];
    for (const [index, phase] of phases.entries()) await portal.sql('INSERT INTO questionnaire_versions (questionnaire_id, programme_id, version, phase, content) VALUES ($1, $2, $3, $4, $5)', [questionnaire, programme, index + 1, phase, content]);
    return { programme, questionnaire };
  }

  it('policy, list scope and row-level security let through the same versions, for every role, in its own programme only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.boolean(), async (published, drafting) => {
        const { programme, questionnaire } = await lay([...Array<'published'>(published).fill('published'), ...(drafting ? (['draft'] as const) : [])]);
        const rows = await portal.sql<{ id: string; programme_id: string; phase: string }>('SELECT id, programme_id, phase FROM questionnaire_versions');
        for (const role of ROLES) {
          const actor = actorOf(role, programme);
          const byPolicy = rows.filter((row) => inScope(visibleVersions(actor), { programmeId: row.programme_id, phase: row.phase })).map(({ id }) => id).sort();
          const parameters: unknown[] = [];
          const byList = (await portal.sql<{ id: string }>(`SELECT v.id FROM questionnaire_versions v WHERE ${scopeSql(visibleVersions(actor), 'v', parameters)}`, parameters)).map(({ id }) => id).sort();
          const byDatabase = await as(actor, 'SELECT id FROM questionnaire_versions');
          expect({ role, byDatabase, byList }).toEqual({ role, byDatabase: role === 'admin' ? null : byPolicy, byList: byPolicy });
          const seen = role === 'coordinator' || byPolicy.length > 0 ? [questionnaire] : [];
          expect({ role, seen: await as(actor, 'SELECT id FROM questionnaires') }).toEqual({ role, seen: role === 'admin' ? null : seen });
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('let the coordinator alone write, drafts alone, and nobody publish for another programme', async () => {
    const { programme, questionnaire } = await lay(['published', 'draft']);
    const statements: [string, unknown[]][] = [
      [`UPDATE questionnaire_versions SET phase = 'published' WHERE questionnaire_id = $1 AND phase = 'draft' RETURNING version::text AS id`, [questionnaire]],
      [`DELETE FROM questionnaire_versions WHERE questionnaire_id = $1 AND phase = 'draft' RETURNING version::text AS id`, [questionnaire]],
      [`INSERT INTO questionnaires (programme_id, title) VALUES ($1, '{}') RETURNING 'made' AS id`, [programme]],
    ];
    for (const [statement, values] of statements) {
      for (const role of ROLES) if (role !== 'coordinator') expect({ role, statement, wrote: await as(actorOf(role, programme), statement, values) }).toEqual({ role, statement, wrote: null });
      expect(await as(actorOf('coordinator', programme), statement, values)).toHaveLength(1);
      // Of another programme nothing is found to write, and nothing can be put into it.
      expect((await as(actorOf('coordinator', programmeId), statement, values)) ?? []).toEqual([]);
    }
    const coordinator = actorOf('coordinator', programme);
    expect(await as(coordinator, `UPDATE questionnaire_versions SET content = content WHERE phase = 'published' RETURNING id`)).toEqual([]);
    expect(await as(coordinator, `UPDATE questionnaire_versions SET published_at = now() RETURNING id`)).toBeNull();
    expect(await as(coordinator, `DELETE FROM questionnaires RETURNING id`)).toEqual([]);
    await expect(portal.sql('INSERT INTO questionnaire_versions (questionnaire_id, programme_id, version, content) SELECT questionnaire_id, programme_id, 3, content FROM questionnaire_versions WHERE questionnaire_id = $1 AND version = 2', [questionnaire])).rejects.toMatchObject({ code: '23505' });
  });

  it('count translations in the database as the domain counts them', async () => {
    await fc.assert(
      fc.asyncProperty(aContent, async (drawn) => {
        const content = asKept(drawn);
        const [{ counted }] = (await portal.sql<{ counted: unknown }>('SELECT translation_of($1) AS counted', [content])) as [{ counted: unknown }];
        expect(counted).toEqual(translationOf(content));
      }),
      { numRuns: 60 },
    );
  });

  it('give every programme the ready questionnaires, published, and count what they ask', async () => {
    const rows = await portal.sql(`SELECT q.ready, v.version, v.phase, v.questions FROM questionnaires q JOIN questionnaire_versions v ON v.questionnaire_id = q.id WHERE q.programme_id = $1 ORDER BY q.ready`, [programmeId]);
    expect(rows).toEqual([
      { ready: 'structures', version: 1, phase: 'published', questions: 30 },
      { ready: 'transposition', version: 1, phase: 'published', questions: 18 },
    ]);
  });

  it('give them to a programme that is made later as well, once', async () => {
    const [{ id }] = (await portal.sql<{ id: string }>(`INSERT INTO programmes (code, name) VALUES ('LATER', '{}') RETURNING id`)) as [{ id: string }];
    for (let start = 0; start < 2; start++) await loadQuestionnaires({ query: (text: string, values?: unknown[]) => portal.sql(text, values) as Promise<never> });
    expect(await portal.sql('SELECT ready FROM questionnaires WHERE programme_id = $1 ORDER BY ready', [id])).toEqual([{ ready: 'structures' }, { ready: 'transposition' }]);
  });
});
