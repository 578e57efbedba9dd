import type { Work } from '@suivi/access/api';
import type { Notification, notificationQuerySchema } from '@suivi/notifications/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import type { z } from 'zod';
import { shownSql, type Cause } from '../cause.ts';

const OWN = 'n.user_id = $1 AND n.programme_id = $2';
const UNREAD = `(SELECT count(*)::integer FROM notifications n WHERE ${OWN} AND n.read_at IS NULL)`;

interface Row {
  at: string;
  unread: number;
  item: Omit<Notification, 'asksForAct'> | null;
}

/** What the reader was told, newest first, as far as it is still open to her; with how many she has not read. One statement. */
export async function readInbox(work: Work, causes: readonly Cause[], query: z.infer<typeof notificationQuerySchema>) {
  const [at, id] = query.cursor ? fromCursor(query.cursor) : [null, null];
  const rows = await work.rows<Row>(
    `WITH page AS MATERIALIZED (SELECT n.id, n.kind, n.subject_id, n.data, n.created_at, n.read_at, n.request_id FROM notifications n
      WHERE ${OWN} AND ($3::timestamptz IS NULL OR (n.created_at, n.id) < ($3, $4::uuid)) AND (NOT $5::boolean OR n.read_at IS NULL) ORDER BY n.created_at DESC, n.id DESC LIMIT $6),
    shown AS MATERIALIZED (${shownSql(causes, work.actor.role, 'page')})
    SELECT page.created_at::text AS at, counted.unread, CASE WHEN page.id IS NOT NULL THEN jsonb_build_object('id', page.id, 'kind', page.kind, 'createdAt', page.created_at, 'readAt', page.read_at,
      'standing', CASE WHEN shown.id IS NULL THEN 'closed' WHEN shown.holds THEN 'open' ELSE 'settled' END, 'values', coalesce(shown.values, '{}'), 'lines', coalesce(shown.lines, '[]')) END AS item
    FROM (SELECT ${UNREAD} AS unread) counted LEFT JOIN page ON true LEFT JOIN shown ON shown.id = page.id ORDER BY page.created_at DESC, page.id DESC`,
    [work.actor.userId, work.actor.programmeId, at, id, query.unread === 'true', query.limit + 1],
  );
  const acts = new Set(causes.filter(({ asksForAct }) => asksForAct).map(({ kind }) => kind));
  const items = rows.slice(0, query.limit).flatMap(({ item }) => (item ? [{ ...item, asksForAct: acts.has(item.kind) }] : []));
  const last = rows.slice(0, query.limit).at(-1);
  return { items, unread: rows[0]?.unread ?? 0, nextCursor: rows.length > query.limit && last?.item ? toCursor([last.at, last.item.id]) : null };
}

/** How much of it she has not read. */
export async function countUnread(work: Work): Promise<{ unread: number }> {
  return { unread: (await work.row<{ unread: number }>(`SELECT ${UNREAD} AS unread`, [work.actor.userId, work.actor.programmeId]))?.unread ?? 0 };
}

/** Marks as read what she names, or all of it; what is not hers stays as it is. */
export async function markRead(work: Work, ids: readonly string[] | undefined): Promise<{ unread: number }> {
  await work.rows(`UPDATE notifications n SET read_at = now() WHERE ${OWN} AND n.read_at IS NULL AND ($3::uuid[] IS NULL OR n.id = ANY($3))`, [work.actor.userId, work.actor.programmeId, ids ?? null]);
  return countUnread(work);
}
