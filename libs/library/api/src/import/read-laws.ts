import type { Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { checkLibraryMapping, proposeLibraryMapping, readLaws, type ImportedLaw, type ImportedLine, type LibraryImportMapping, type LibraryImportRequest } from '@suivi/library/domain';
import { parseCsv, sha256 } from '@suivi/shared/api';
import { stateFinder, type FieldIssue, type ImportIssue, type KnownState } from '@suivi/shared/domain';

interface Vocabulary {
  states: (KnownState & { inProgramme: boolean })[];
  articleIds: string[];
}

const VOCABULARY = `SELECT jsonb_build_object(
  'states', (SELECT jsonb_agg(jsonb_build_object('code', s.code, 'alpha2', s.alpha2, 'inProgramme', p.state_code IS NOT NULL)) FROM states s LEFT JOIN programme_states p ON p.state_code = s.code AND p.programme_id = $1),
  'articleIds', (SELECT coalesce(jsonb_agg(a.id), '[]') FROM treaty_articles a)) AS vocabulary`;
/** Imports of a programme happen one after another, so that each finds what the last brought in. */
const TURN = `, pg_advisory_xact_lock(hashtext('suivi.library.import'), hashtext($1::text)) AS turn`;

export interface ReadLaws {
  columns: string[];
  mapping: LibraryImportMapping;
  rowCount: number;
  /** Why the mapping cannot be used; then nothing was read. */
  unusable: FieldIssue[];
  lines: ImportedLine[];
  laws: ImportedLaw[];
  issues: ImportIssue[];
}

/** Reads a file as it would be written; the database is asked once. */
export async function readLawsOf(work: Work, request: LibraryImportRequest, isReal: boolean): Promise<ReadLaws> {
  const { columns, records } = await parseCsv(request.csv);
  const mapping = Object.keys(request.mapping).length > 0 ? request.mapping : proposeLibraryMapping(columns);
  const unusable = checkLibraryMapping(columns, mapping);
  const file = { columns, mapping, rowCount: records.length, unusable };
  if (unusable.length > 0) return { ...file, lines: [], laws: [], issues: [] };
  const found = await work.row<{ vocabulary: Vocabulary }>(isReal ? VOCABULARY + TURN : VOCABULARY, [work.actor.programmeId]);
  const { states, articleIds } = found?.vocabulary ?? { states: [], articleIds: [] };
  const { role, state } = work.actor;
  const read = readLaws(records, {
    columns,
    mapping,
    stateOf: stateFinder(states),
    programmeStates: new Set(states.filter(({ inProgramme }) => inProgramme).map(({ code }) => code)),
    ownState: isNational(role) ? state : null,
    articleIds: new Set(articleIds),
    source: request.source,
    needsSource: !isNational(role),
    keyOf: (identity) => sha256(`${isNational(role) ? 'state' : 'programme'} ${identity}`),
  });
  return { ...file, ...read };
}

/** Which of the laws were brought in before; withdrawn ones count, so that they do not come back by themselves. */
export async function knownLaws(work: Work, laws: readonly ImportedLaw[]): Promise<Set<string>> {
  if (laws.length === 0) return new Set();
  const rows = await work.rows<{ key: string }>('SELECT import_key AS key FROM legislation WHERE programme_id = $1 AND import_key = ANY($2)', [work.actor.programmeId, laws.map(({ key }) => key)]);
  return new Set(rows.map(({ key }) => key));
}
