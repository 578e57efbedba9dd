import type { Work } from '@suivi/access/api';
import { isNational, widens, type Actor } from '@suivi/access/domain';
import { libraryActs, libraryContentSchema, type LibraryAct, type LibraryChange, type LibraryContent, type LibraryEntry, type LibraryKind, type NewLibraryEntry } from '@suivi/library/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type FieldIssue, type Refusal } from '@suivi/shared/domain';
import { STORED } from './kinds.ts';
import { readEntry } from './read-library.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** The fields of an entry in the order of its columns, as they are written; a set once and in order, so that the journal tells real changes only. */
function valuesOf(content: LibraryContent): unknown[] {
  return Object.keys(STORED[content.kind].columns).map((field) => {
    const value: unknown = content[field as keyof LibraryContent];
    return Array.isArray(value) ? [...new Set(value)].sort() : value;
  });
}

const provisionsOf = (content: LibraryContent) => JSON.stringify(content.kind === 'legislation' ? content.articles.map((article, index) => ({ ...article, position: index + 1 })) : []);
const PROVISIONS = `jsonb_to_recordset($3::jsonb) AS x(position integer, "articleId" text, provision text, extract jsonb)`;
const CITATIONS = `(SELECT DISTINCT relation, "legislationId" FROM jsonb_to_recordset($4::jsonb) AS x(relation text, "legislationId" uuid)) x`;

/** Provisions and citations of the entry named by `$1` (a new one) or by `entry` (one that was just changed); `$2` is the version read. */
function parts(kind: LibraryKind, entry: string): string {
  const { citesAs } = STORED[kind];
  const written = `written AS (INSERT INTO legislation_articles (legislation_id, position, article_id, provision, extract) SELECT entry.id, x.position, x."articleId", x.provision, x.extract FROM ${entry}, ${PROVISIONS}
      ON CONFLICT (legislation_id, position) DO UPDATE SET article_id = EXCLUDED.article_id, provision = EXCLUDED.provision, extract = EXCLUDED.extract
      WHERE (legislation_articles.article_id, legislation_articles.provision, legislation_articles.extract) IS DISTINCT FROM (EXCLUDED.article_id, EXCLUDED.provision, EXCLUDED.extract)),`;
  return `${kind === 'legislation' ? written : ''}
    cited AS (INSERT INTO library_citations (${citesAs}, relation, legislation_id) SELECT entry.id, x.relation, x."legislationId" FROM ${entry}, ${CITATIONS} ON CONFLICT DO NOTHING)`;
}

/** What the actor may not enter: a State keeps its own, the coordinator what is public and says from where it has it. */
function refuseForeign({ role, state }: Actor, { stateCode, audience, source }: Pick<NewLibraryEntry, 'stateCode' | 'audience' | 'source'>): FieldIssue[] {
  if (isNational(role)) return stateCode === state ? [] : [{ path: 'stateCode', code: 'state.not_own' }];
  return [...(audience === 'public' ? [] : [{ path: 'audience', code: 'audience.public_only' }]), ...(source === null ? [{ path: 'source', code: 'source.required' }] : [])];
}

/** Enters an entry: of a State as its draft, by the coordinator as the programme's, published. */
export async function createEntry(work: Work, content: NewLibraryEntry): Promise<LibraryEntry | Refusal> {
  const { actor } = work;
  const { kind, stateCode, illustrative } = content;
  const issues = refuseForeign(actor, content);
  if (issues.length > 0) return refuse('invalid_input', issues);
  await refuseUnknown(work, content, stateCode);
  const { table, columns } = STORED[kind];
  const ofProgramme = !isNational(actor.role);
  const values = [actor.programmeId, stateCode, ofProgramme ? 'programme' : 'state', ofProgramme ? 'published' : 'draft', illustrative, actor.userId, ...valuesOf(content)];
  const created = await work.row<{ id: string }>(
    `INSERT INTO ${table} (programme_id, state_code, kept_by, phase, illustrative, created_by, ${Object.values(columns).join(', ')}) VALUES (${values.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING id`,
    values,
  );
  if (!created) throw new Error('an insert returned no row');
  const hasParts = content.citations.length > 0 || (content.kind === 'legislation' && content.articles.length > 0);
  if (hasParts) await work.rows(`WITH entry AS (SELECT $1::uuid AS id, $2::integer AS version), ${parts(kind, 'entry')} SELECT $3::jsonb, $4::jsonb`, [created.id, 1, provisionsOf(content), JSON.stringify(content.citations)]);
  return readEntry(work, kind, created.id);
}

const changeSql = (kind: LibraryKind) => {
  const { table, columns, citesAs } = STORED[kind];
  const names = Object.values(columns);
  const gone = `gone AS (DELETE FROM legislation_articles a USING entry WHERE a.legislation_id = entry.id AND a.position > jsonb_array_length($3::jsonb)),`;
  return `WITH entry AS (UPDATE ${table} SET ${names.map((name, index) => `${name} = $${index + 5}`).join(', ')}, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id),
    ${kind === 'legislation' ? gone : ''}
    uncited AS (DELETE FROM library_citations c USING entry WHERE c.${citesAs} = entry.id AND NOT EXISTS (SELECT FROM ${CITATIONS} WHERE x.relation = c.relation AND x."legislationId" = c.legislation_id)),
    ${parts(kind, 'entry')} SELECT id, $3::jsonb FROM entry`;
};

/** Reads the entry and refuses what the actor may not do with it, or not in the version that she read. */
async function entryFor(work: Work, act: LibraryAct, kind: LibraryKind, id: string, expected: number | null): Promise<LibraryEntry | Refusal> {
  const entry = await readEntry(work, kind, id);
  if (!libraryActs(work.actor, entry).includes(act)) {
    const ever = [{ phase: 'draft' }, { phase: 'published' }] as const;
    return refuse(ever.some((phase) => libraryActs(work.actor, { ...entry, ...phase }).includes(act)) ? 'wrong_phase' : 'forbidden');
  }
  if (expected !== null && entry.rowVersion !== expected) throw new ProblemException('stale', { current: entry });
  return entry;
}

/** Changes an entry; what is not given stays. */
export async function changeEntry(work: Work, kind: LibraryKind, id: string, expected: number, change: LibraryChange): Promise<LibraryEntry | Refusal> {
  if (change.kind !== kind) return refuse('invalid_input', [{ path: 'kind', code: 'value.invalid' }]);
  const before = await entryFor(work, 'edit', kind, id, expected);
  if ('refused' in before) return before;
  const whole = libraryContentSchema.safeParse({ ...before, ...change });
  if (!whole.success) return refuse('invalid_input', whole.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
  const { audience } = whole.data;
  if (before.phase === 'published' && audience !== before.audience && !widens(before.audience, audience)) return refuse('invalid_input', [{ path: 'audience', code: 'audience.only_widens' }]);
  const issues = before.keptBy === 'programme' ? refuseForeign(work.actor, { ...whole.data, stateCode: before.stateCode }) : [];
  if (issues.length > 0) return refuse('invalid_input', issues);
  if (kind === 'legislation' && whole.data.citations.some(({ legislationId }) => legislationId === id)) return refuse('invalid_input', [{ path: 'citations', code: 'citation.itself' }]);
  await refuseUnknown(work, whole.data, before.stateCode);
  const changed = await work.rows(changeSql(kind), [id, expected, provisionsOf(whole.data), JSON.stringify(whole.data.citations), ...valuesOf(whole.data)]);
  return settled(work, kind, id, changed.length);
}

const MOVES = { publish: ['draft', 'published'], withdraw: ['published', 'withdrawn'] } as const;

/** Publishes a draft to the audience it names, or withdraws what is published: from then on the State and the coordinator read it, and nobody else. */
export async function moveEntry(work: Work, act: keyof typeof MOVES, kind: LibraryKind, id: string, expected: number): Promise<LibraryEntry | Refusal> {
  const before = await entryFor(work, act, kind, id, expected);
  if ('refused' in before) return before;
  const [from, to] = MOVES[act];
  const moved = await work.rows(`UPDATE ${STORED[kind].table} SET phase = $3, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 AND phase = $4 RETURNING id`, [id, expected, to, from]);
  return settled(work, kind, id, moved.length);
}

/** Throws a draft away. */
export async function discardEntry(work: Work, kind: LibraryKind, id: string): Promise<Refusal | undefined> {
  const before = await entryFor(work, 'discard', kind, id, null);
  if ('refused' in before) return before;
  const gone = await work.rows(`DELETE FROM ${STORED[kind].table} WHERE id = $1 AND phase = 'draft' RETURNING id`, [id]);
  // A colleague published it between the two statements.
  if (gone.length === 0) throw new ProblemException('wrong_phase');
  return undefined;
}

async function settled(work: Work, kind: LibraryKind, id: string, changed: number): Promise<LibraryEntry> {
  const after = await readEntry(work, kind, id);
  if (changed === 0) throw new ProblemException('stale', { current: after });
  return after;
}
