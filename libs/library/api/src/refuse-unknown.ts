import type { Work } from '@suivi/access/api';
import type { LibraryContent } from '@suivi/library/domain';
import { ProblemException } from '@suivi/shared/api';
import type { FieldIssue } from '@suivi/shared/domain';

const UNKNOWN = `SELECT ARRAY(SELECT unnest($1::text[]) EXCEPT SELECT id FROM treaty_articles) AS articles,
  ARRAY(SELECT unnest($2::uuid[]) EXCEPT SELECT id FROM themes) AS themes,
  ARRAY(SELECT unnest($3::uuid[]) EXCEPT SELECT id FROM legislation) AS laws,
  $4::text IS NOT NULL AND NOT EXISTS (SELECT FROM programme_states s WHERE s.programme_id = $5 AND s.state_code = $4) AS state`;

/** Refuses articles, themes and laws that are not there for the actor, and a State that is none of the programme's; one statement. */
export async function refuseUnknown(work: Work, content: LibraryContent, stateCode: string | null): Promise<void> {
  const articles = content.kind === 'legislation' ? content.articles.map(({ articleId }) => articleId) : content.kind === 'case-law' ? content.articleIds : [];
  const themes = content.kind === 'strategies' ? content.themeIds : [];
  const laws = content.citations.map(({ legislationId }) => legislationId);
  const unknown = await work.row<{ articles: string[]; themes: string[]; laws: string[]; state: boolean }>(UNKNOWN, [articles, themes, laws, stateCode, work.actor.programmeId]);
  const issues: FieldIssue[] = [];
  if (unknown?.state) issues.push({ path: 'stateCode', code: 'state.not_of_programme' });
  if (unknown?.articles.length) issues.push({ path: content.kind === 'legislation' ? 'articles' : 'articleIds', code: 'article.unknown' });
  if (unknown?.themes.length) issues.push({ path: 'themeIds', code: 'theme.unknown' });
  if (unknown?.laws.length) issues.push({ path: 'citations', code: 'citation.unknown' });
  if (issues.length > 0) throw new ProblemException('invalid_input', { issues });
}
