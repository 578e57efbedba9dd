import type { Work } from '@suivi/access/api';
import type { ImportContext, ImportRequest } from '@suivi/recommendations/domain';
import { ProblemException, sha256 } from '@suivi/shared/api';
import { comparable, stateFinder, type KnownState, type TranslatedText } from '@suivi/shared/domain';

interface Vocabulary {
  meeting: { id: string; code: string } | null;
  states: (KnownState & { inProgramme: boolean })[];
  themes: { id: string; code: string; name: TranslatedText }[];
  articleIds: string[];
  taken: Record<string, string>;
}

const VOCABULARY = `SELECT jsonb_build_object(
  'meeting', (SELECT jsonb_build_object('id', m.id, 'code', m.code) FROM meetings m WHERE m.id = $1 AND m.programme_id = $2),
  'states', (SELECT jsonb_agg(jsonb_build_object('code', s.code, 'alpha2', s.alpha2, 'inProgramme', p.state_code IS NOT NULL)) FROM states s LEFT JOIN programme_states p ON p.state_code = s.code AND p.programme_id = $2),
  'themes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'name', t.name)), '[]') FROM themes t),
  'articleIds', (SELECT coalesce(jsonb_agg(a.id), '[]') FROM treaty_articles a),
  'taken', (SELECT coalesce(jsonb_object_agg(r.reference, coalesce(r.import_key, '')), '{}') FROM recommendations r WHERE r.programme_id = $2 AND r.reference = ANY($3))) AS vocabulary`;

/** Imports of a programme happen one after another, so that each numbers on from the last and finds what it brought in. */
const TURN = `, pg_advisory_xact_lock(hashtext('suivi.import'), hashtext($2::text)) AS turn`;

/** Everything that rows are read against, of the database; in one statement, which in a real import also waits for its turn. */
export async function readVocabulary(work: Work, request: ImportRequest, references: string[], isReal: boolean): Promise<Omit<ImportContext, 'columns' | 'mapping'>> {
  const found = await work.row<{ vocabulary: Vocabulary }>(isReal ? VOCABULARY + TURN : VOCABULARY, [request.meetingId, work.actor.programmeId, references]);
  if (!found?.vocabulary.meeting) throw new ProblemException('invalid_input', { issues: [{ path: 'meetingId', code: 'meeting.unknown' }] });
  const { meeting, states, themes, articleIds, taken } = found.vocabulary;
  const themeByWord = new Map(themes.flatMap((theme) => [theme.code, ...Object.values(theme.name.versions).map((version) => version.text)].map((word) => [comparable(word), theme] as const)));
  const themeById = new Map(themes.map((theme) => [theme.id, theme]));
  const unknown = request.themes.filter(({ themeId }) => themeId !== null && !themeById.has(themeId));
  if (unknown.length > 0) throw new ProblemException('invalid_input', { issues: unknown.map(({ word }) => ({ path: `themes.${word}`, code: 'theme.unknown' })) });
  const decisions = new Map(request.themes.map(({ word, themeId }) => [comparable(word), themeId === null ? null : (themeById.get(themeId) ?? null)]));
  return {
    meetingId: meeting.id,
    adoptedOn: request.adoptedOn,
    stateOf: stateFinder(states),
    programmeStates: new Set(states.filter(({ inProgramme }) => inProgramme).map(({ code }) => code)),
    themeOf: (word) => themeByWord.get(comparable(word)) ?? null,
    decisionOn: (word) => decisions.get(comparable(word)),
    articleIds: new Set(articleIds),
    takenReferences: new Map(Object.entries(taken)),
    keyOf: sha256,
  };
}
