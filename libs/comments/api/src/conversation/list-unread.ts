import { scopeSql, type Work } from '@suivi/access/api';
import { visibleComments, type UnreadComments } from '@suivi/comments/domain';
import { IS_UNREAD, OWN_MARK } from '../comment-json.ts';
import { recordLink } from '../record-link.ts';

/** Comments are new for so long; what nobody read in two months is no news. */
const NEWS = `interval '60 days'`;
const MOST_RECORDS = 20;

/** The records with comments that the reader has not read: those that mention her first, then the latest. */
export async function listUnread(work: Work): Promise<{ items: UnreadComments[]; nextCursor: null }> {
  const parameters: unknown[] = [work.actor.userId];
  const scope = scopeSql(visibleComments(work.actor), 'c', parameters);
  const items = await work.rows<UnreadComments>(
    `SELECT jsonb_build_object('kind', n.subject_kind, 'id', n.subject_id) AS subject, s.reference, s.title, s.state_code AS "stateCode", n.unread, n.mentioned, to_jsonb(n.latest) AS "latestAt", ${recordLink('n')} AS link
    FROM (
      SELECT c.subject_kind, c.subject_id, count(*)::integer AS unread, bool_or($1 = ANY(c.mentions)) AS mentioned, max(c.created_at) AS latest
      FROM comments c LEFT JOIN ${OWN_MARK}
      WHERE c.programme_id = current_setting('suivi.programme')::uuid AND c.created_at > now() - ${NEWS} AND ${scope} AND ${IS_UNREAD}
      GROUP BY 1, 2 ORDER BY 4 DESC, 5 DESC LIMIT ${MOST_RECORDS}) n
    JOIN LATERAL comment_subject_of(n.subject_kind, n.subject_id) s ON true
    ORDER BY n.mentioned DESC, n.latest DESC`,
    parameters,
  );
  return { items, nextCursor: null };
}
