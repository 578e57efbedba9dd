import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { audiencesFor, visibleComments, type CommentRecord, type CommentSubject, type Conversation, type ConversationQuery, type Talk } from '@suivi/comments/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import { COMMENT_JSON, IS_UNREAD, OWN_MARK } from '../comment-json.ts';

/** How many changes are told at once; whoever missed more reads the conversation anew. */
const MOST_CHANGES = 200;
/** Under which the journal knows a record that was asked for from outside its reach. */
const JOURNAL_KIND: Record<CommentSubject['kind'], string> = { recommendation: 'recommendations', commitment: 'commitments', action: 'actions', submission: 'submissions' };

interface Found {
  talk: Talk | null;
  upTo: string | null;
  unread: number;
  items: CommentRecord[];
  last: [string, string] | null;
  more: boolean;
}

/** Answers 404 for a record that the reader does not see. */
export function refuseSubject(work: Work, { kind, id }: CommentSubject): Promise<never> {
  return outOfReach(work, JOURNAL_KIND[kind], id);
}

/** What is said on a record: its threads, newest first, or what changed since an instant. */
export async function readConversation(work: Work, query: ConversationQuery): Promise<Conversation> {
  const { kind, subject, since, cursor, limit } = query;
  const parameters: unknown[] = [kind, subject];
  const visible = `c.subject_kind = $1 AND c.subject_id = $2 AND ${scopeSql(visibleComments(work.actor), 'c', parameters)}`;
  const page = since === undefined ? threads(visible, parameters, limit, cursor) : changes(visible, parameters, since);
  const found = await work.row<Found>(
    `SELECT comment_talk($1, $2) AS talk, (SELECT max(c.changed_at) FROM comments c WHERE ${visible})::text AS "upTo",
      (SELECT count(*)::integer FROM comments c LEFT JOIN ${OWN_MARK} WHERE ${visible} AND ${IS_UNREAD}) AS unread, page.*
    FROM (${page}) page`,
    parameters,
  );
  if (!found?.talk) return refuseSubject(work, { kind, id: subject });
  return {
    items: found.items,
    nextCursor: found.more && found.last ? toCursor(found.last) : null,
    audiences: audiencesFor(work.actor, kind, found.talk),
    states: work.actor.role === 'coordinator' ? found.talk.states : [],
    upTo: found.upTo === null ? null : instant(found.upTo),
    unread: found.unread,
  };
}

/** Threads by the time of their first comment, newest first, each with all its answers. */
function threads(visible: string, parameters: unknown[], limit: number, cursor: string | undefined): string {
  let after = 'true';
  if (cursor !== undefined) {
    parameters.push(...fromCursor(cursor));
    after = `(c.created_at, c.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`;
  }
  parameters.push(limit);
  const first = `SELECT c.id, c.created_at, row_number() OVER (ORDER BY c.created_at DESC, c.id DESC) AS place FROM comments c WHERE ${visible} AND c.parent_id IS NULL AND ${after} ORDER BY c.created_at DESC, c.id DESC LIMIT $${parameters.length} + 1`;
  return `
    WITH roots AS (${first}), shown AS (SELECT id, created_at, place FROM roots WHERE place <= $${parameters.length})
    SELECT (SELECT coalesce(jsonb_agg(${COMMENT_JSON} ORDER BY r.place, c.parent_id IS NOT NULL, c.created_at), '[]') FROM shown r JOIN comments c ON c.id = r.id OR c.parent_id = r.id WHERE ${visible}) AS items,
      (SELECT jsonb_build_array(r.created_at::text, r.id) FROM shown r ORDER BY r.place DESC LIMIT 1) AS last, EXISTS (SELECT FROM roots WHERE place > $${parameters.length}) AS more`;
}

function changes(visible: string, parameters: unknown[], since: string): string {
  parameters.push(since);
  return `
    WITH changed AS (SELECT c.id FROM comments c WHERE ${visible} AND c.changed_at > $${parameters.length}::timestamptz ORDER BY c.changed_at LIMIT ${MOST_CHANGES} + 1)
    SELECT (SELECT coalesce(jsonb_agg(${COMMENT_JSON} ORDER BY c.changed_at), '[]') FROM comments c WHERE c.id IN (SELECT id FROM changed)) AS items,
      jsonb_build_array(now()::text, gen_random_uuid()) AS last, (SELECT count(*) > ${MOST_CHANGES} FROM changed) AS more`;
}

/** PostgreSQL's own text of an instant, as ISO 8601 and without losing its microseconds. */
export function instant(text: string): string {
  const [, day, time, zone = ''] = /^(\S+) ([\d:.]+)([+-].*)$/.exec(text) ?? [];
  return `${day}T${time}${zone.length === 3 ? `${zone}:00` : zone}`;
}
