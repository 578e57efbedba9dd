import type { Work } from '@suivi/access/api';
import { publicationIssues, questionsOf, type QuestionnaireContent, type QuestionnaireVersion } from '@suivi/questionnaires/domain';
import { ProblemException } from '@suivi/shared/api';
import type { FieldIssue } from '@suivi/shared/domain';
import { readVersion, VERSION_JSON } from './read-questionnaires.ts';

/** Writes what a draft asks, as a whole. */
export async function writeVersion(work: Work, id: string, expected: number, content: QuestionnaireContent): Promise<QuestionnaireVersion> {
  await readDraft(work, id, expected);
  await refuseUnknownArticles(work, content);
  return change(work, id, expected, 'content = $3', [content]);
}

/** Publishes a draft once nothing in it is at fault; a path leads to the question that is. */
export async function publishVersion(work: Work, id: string, expected: number): Promise<QuestionnaireVersion> {
  const { content } = await readDraft(work, id, expected);
  const issues = publicationIssues(content);
  if (issues.length > 0) throw new ProblemException('incomplete', { issues });
  return change(work, id, expected, `phase = 'published'`);
}

/** Removes a draft; one that was never published leaves nothing behind but its journal. */
export async function discardVersion(work: Work, id: string, expected: number): Promise<void> {
  const { questionnaireId } = await readDraft(work, id, expected);
  const gone = await work.rows(`DELETE FROM questionnaire_versions WHERE id = $1 AND row_version = $2 AND phase = 'draft' RETURNING id`, [id, expected]);
  if (gone.length === 0) throw new ProblemException('stale', { current: await readVersion(work, id) });
  await work.rows('DELETE FROM questionnaires q WHERE q.id = $1 AND NOT EXISTS (SELECT FROM questionnaire_versions v WHERE v.questionnaire_id = q.id)', [questionnaireId]);
}

async function readDraft(work: Work, id: string, expected: number): Promise<QuestionnaireVersion> {
  const before = await readVersion(work, id);
  if (before.phase !== 'draft') throw new ProblemException('wrong_phase', { current: { phase: before.phase } });
  if (before.rowVersion !== expected) throw new ProblemException('stale', { current: before });
  return before;
}

async function change(work: Work, id: string, expected: number, set: string, values: unknown[] = []): Promise<QuestionnaireVersion> {
  const changed = await work.row<{ version: QuestionnaireVersion }>(
    `WITH v AS (UPDATE questionnaire_versions SET ${set}, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 AND phase = 'draft' RETURNING *) SELECT ${VERSION_JSON} AS version FROM v`,
    [id, expected, ...values],
  );
  // Somebody saved or published it at the same moment.
  if (!changed) throw new ProblemException('stale', { current: await readVersion(work, id) });
  return changed.version;
}

/** A question on articles names those that the portal knows: their titles are what people read. */
async function refuseUnknownArticles(work: Work, content: QuestionnaireContent): Promise<void> {
  const asked = questionsOf(content).flatMap((question) => (question.kind === 'articles' ? question.articles : []));
  if (asked.length === 0) return;
  const unknown = await work.rows<{ id: string }>('SELECT a.id FROM unnest($1::text[]) a(id) EXCEPT SELECT t.id FROM treaty_articles t', [asked]);
  if (unknown.length === 0) return;
  const names = unknown.map(({ id }) => id);
  const issues: FieldIssue[] = content.sections.flatMap((section, at) =>
    section.questions.flatMap((question, position) =>
      question.kind === 'articles' && question.articles.some((article) => names.includes(article)) ? [{ path: `sections.${at}.questions.${position}.articles`, code: 'article.unknown' }] : [],
    ),
  );
  throw new ProblemException('invalid_input', { issues });
}
