import type { Work } from '@suivi/access/api';
import { undecidedThemes, type ImportedRow, type ImportRequest } from '@suivi/recommendations/domain';
import { original, refuse, type Refusal } from '@suivi/shared/domain';
import { readFile } from './read-file.ts';

/** How many faults a refusal names; the preview names more. */
const NAMED_FAULTS = 100;

/** New rows become drafts under the meeting's next references, or under their own; rows that were brought in before stay out. */
const DRAFT = `
  WITH brought AS (SELECT * FROM jsonb_to_recordset($3) AS x(row integer, key text, reference text, source text, session text, "adoptedOn" date, "themeWords" text[])),
    fresh AS (SELECT b.*, row_number() OVER (PARTITION BY b.reference IS NULL ORDER BY b.row) AS place FROM brought b
      WHERE NOT EXISTS (SELECT FROM recommendations r WHERE r.programme_id = $1 AND r.import_key = b.key)),
    used AS (SELECT r.reference FROM recommendations r WHERE r.meeting_id = $2 UNION ALL SELECT f.reference FROM fresh f),
    last AS (SELECT coalesce(max(substring(u.reference FROM '-R(\\d{1,9})$')::integer), 0) AS number FROM used u),
    numbered AS (SELECT f.*, (SELECT number FROM last) + f.place AS number FROM fresh f)
  INSERT INTO recommendations (programme_id, meeting_id, reference, phase, adopted_on, import_key, source, session, imported_themes, created_by)
  SELECT $1, $2, coalesce(n.reference, m.code || '-R' || lpad(n.number::text, greatest(2, length(n.number::text)), '0')), 'draft', n."adoptedOn", n.key, nullif(n.source, ''), nullif(n.session, ''), n."themeWords", $4
  FROM numbered n JOIN meetings m ON m.id = $2 ORDER BY n.row
  ON CONFLICT (programme_id, import_key) DO NOTHING RETURNING id, import_key AS key`;

/** Texts, themes, articles and States of the drafts, and each State's commitment. */
const FILL = `
  WITH brought AS (SELECT * FROM jsonb_to_recordset($2) AS x(
      id uuid, title jsonb, text jsonb, "adoptedOn" date, "themeIds" uuid[], "articleIds" text[], "stateCodes" text[], acceptance text, reason jsonb)),
    texts AS (INSERT INTO recommendation_versions (recommendation_id, version, title, text, adopted_on) SELECT id, 1, title, text, "adoptedOn" FROM brought),
    themes AS (INSERT INTO recommendation_themes (recommendation_id, theme_id) SELECT id, unnest("themeIds") FROM brought),
    articles AS (INSERT INTO recommendation_articles (recommendation_id, article_id) SELECT id, unnest("articleIds") FROM brought),
    adopting AS (INSERT INTO recommendation_states (recommendation_id, state_code) SELECT id, unnest("stateCodes") FROM brought),
    promised AS (INSERT INTO commitments (programme_id, recommendation_id, state_code, acceptance, reason, adopted_on)
      SELECT $1, id, unnest("stateCodes"), acceptance, reason, "adoptedOn" FROM brought)
  SELECT 1`;

/** Brings a file in, all of it or nothing, as adopted recommendations; what was brought in before is left as it is. */
export async function runImport(work: Work, request: ImportRequest): Promise<{ created: number; alreadyThere: number } | Refusal> {
  const { rows, issues, unusable, mapping, themeWords } = await readFile(work, request, true);
  if (unusable.length > 0) return refuse('incomplete', unusable);
  if (issues.length > 0) return refuse('incomplete', issues.slice(0, NAMED_FAULTS).map(({ row, column, code }) => ({ path: `rows.${row}${column === null ? '' : `.${column}`}`, code })));
  const undecided = undecidedThemes(themeWords, request.themes);
  if (undecided.length > 0) return refuse('incomplete', undecided.slice(0, NAMED_FAULTS).map((word) => ({ path: `themes.${word}`, code: 'theme.undecided' })));
  if (rows.length === 0) return refuse('incomplete', [{ path: 'csv', code: 'csv.no_rows' }]);
  const created = await work.rows<{ id: string; key: string }>(DRAFT, [work.actor.programmeId, request.meetingId, JSON.stringify(rows), work.actor.userId]);
  if (created.length > 0) {
    const answerColumn = Object.keys(mapping).find((column) => mapping[column] === 'acceptance') ?? '';
    const ids = new Map(created.map(({ id, key }) => [key, id]));
    const drafts = rows.flatMap((row) => {
      const id = ids.get(row.key);
      return id === undefined ? [] : [draftOf(id, row, request, answerColumn)];
    });
    await work.rows(FILL, [work.actor.programmeId, JSON.stringify(drafts)]);
    await work.rows(`UPDATE recommendations SET phase = 'adopted' WHERE id = ANY($1)`, [created.map(({ id }) => id)]);
  }
  return { created: created.length, alreadyThere: rows.length - created.length };
}

/** Where a State did not simply accept, the reason as long as it gives none is what the file says, in the file's words. */
function draftOf(id: string, row: ImportedRow, { language }: ImportRequest, answerColumn: string) {
  const { title, text, adoptedOn, themeIds, articleIds, stateCodes, acceptance, acceptanceWord } = row;
  const reason = acceptance === 'accepted' ? null : original(language, `${answerColumn}: ${acceptanceWord}`);
  return { id, title: original(language, title), text: original(language, text), adoptedOn, themeIds, articleIds, stateCodes, acceptance, reason };
}
