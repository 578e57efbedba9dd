import type { Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import type { ImportedLaw, LibraryImportRequest } from '@suivi/library/domain';
import { original, refuse, type Refusal } from '@suivi/shared/domain';
import { knownLaws, readLawsOf } from './read-laws.ts';

/** How many faults a refusal names; the preview names more. */
const NAMED_FAULTS = 100;

const LAWS = `
  INSERT INTO legislation (programme_id, state_code, kept_by, phase, audience, title, link, sherloc, source, type, number, adopted_on, gazette, status, import_key, created_by)
  SELECT $1, x."stateCode", $3, 'published', $4, x.title, x.link, x.sherloc, x.source, x.type, x.number, x."adoptedOn", x.gazette, x.status, x.key, $5
  FROM jsonb_to_recordset($2::jsonb) AS x("stateCode" text, title jsonb, link text, sherloc text, source text, type text, number text, "adoptedOn" date, gazette text, status text, key text)
  ON CONFLICT (programme_id, import_key) DO NOTHING RETURNING id, import_key AS key`;
const PROVISIONS = `
  INSERT INTO legislation_articles (legislation_id, position, article_id, provision, extract)
  SELECT x.id, x.position, x."articleId", x.provision, x.extract FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, position integer, "articleId" text, provision text, extract jsonb)`;

/** Brings a file of laws in, all of it or nothing, published to one audience; what was brought in before is left as it is. */
export async function runLibraryImport(work: Work, request: LibraryImportRequest): Promise<{ created: number; alreadyThere: number } | Refusal> {
  const { role, programmeId, userId } = work.actor;
  const ofProgramme = !isNational(role);
  if (ofProgramme && request.audience !== 'public') return refuse('invalid_input', [{ path: 'audience', code: 'audience.public_only' }]);
  const { laws, issues, unusable } = await readLawsOf(work, request, true);
  if (unusable.length > 0) return refuse('incomplete', unusable);
  if (issues.length > 0) return refuse('incomplete', issues.slice(0, NAMED_FAULTS).map(({ row, column, code }) => ({ path: `rows.${row}${column === null ? '' : `.${column}`}`, code })));
  const there = await knownLaws(work, laws);
  const fresh = new Map(laws.filter(({ key }) => !there.has(key)).map((law) => [law.key, law]));
  if (fresh.size === 0) return { created: 0, alreadyThere: laws.length };
  const rows = [...fresh.values()].map((law) => ({ ...law, title: original(request.language, law.title) }));
  const created = await work.rows<{ id: string; key: string }>(LAWS, [programmeId, JSON.stringify(rows), ofProgramme ? 'programme' : 'state', request.audience, userId]);
  const provisions = created.flatMap(({ id, key }) => (fresh.get(key)?.articles ?? []).map((article, index) => ({ id, position: index + 1, ...provisionOf(article, request) })));
  if (provisions.length > 0) await work.rows(PROVISIONS, [JSON.stringify(provisions)]);
  return { created: created.length, alreadyThere: laws.length - created.length };
}

const provisionOf = ({ articleId, provision, extract }: ImportedLaw['articles'][number], { language }: LibraryImportRequest) => ({ articleId, provision, extract: extract === null ? null : original(language, extract) });
