import type { Work } from '@suivi/access/api';
import type { ReportRequest, reportRequestListSchema } from '@suivi/reports/domain';
import { fromCursor, ProblemException, toCursor } from '@suivi/shared/api';
import type { z } from 'zod';

const LINE = `jsonb_build_object('id', rr.id, 'createdAt', rr.created_at, 'createdByName', u.name, 'since', rr.since, 'meetingId', rr.meeting_id, 'stateCode', rr.state_code, 'institutionId', rr.institution_id,
  'recipients', (SELECT count(*) FROM notifications n WHERE n.request_id = rr.id))`;
/** What was sent before reminders counted actions names none. */
const ACTIONS_ASKED = `coalesce(jsonb_array_length(n.data->'actionIds'), 0)`;
const SINCE = `sb.submitted_at >= rr.created_at AND sb.phase <> 'withdrawn'`;
const FROM = 'report_requests rr LEFT JOIN users u ON u.id = rr.created_by';

/** The reminders that were sent, newest first; one statement. */
export async function listRequests(work: Work, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<z.infer<typeof reportRequestListSchema>> {
  const [at, id] = cursor ? fromCursor(cursor) : [null, null];
  const rows = await work.rows<{ at: string; line: z.infer<typeof reportRequestListSchema>['items'][number] }>(
    `SELECT rr.created_at::text AS at, ${LINE} AS line FROM ${FROM} WHERE rr.programme_id = $1 AND ($2::timestamptz IS NULL OR (rr.created_at, rr.id) < ($2, $3::uuid)) ORDER BY rr.created_at DESC, rr.id DESC LIMIT $4`,
    [work.actor.programmeId, at, id, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(({ line }) => line), nextCursor: rows.length > limit && last ? toCursor([last.at, last.line.id]) : null };
}

/** A reminder with what became of it, person by person; one statement. */
export async function readRequest(work: Work, id: string): Promise<ReportRequest> {
  const found = await work.row<{ request: ReportRequest }>(
    `SELECT ${LINE} || jsonb_build_object('outcome', (SELECT coalesce(jsonb_agg(jsonb_build_object('userId', p.id, 'name', p.name, 'role', m.role, 'stateCode', m.state_code, 'commitments', jsonb_array_length(n.data->'commitmentIds'), 'actions', ${ACTIONS_ASKED},
        'mail', CASE WHEN mail.id IS NOT NULL THEN jsonb_build_object('state', mail.state, 'failure', mail.failure, 'at', mail.finished_at) END, 'readAt', n.read_at,
        'reported', (SELECT count(*) FROM jsonb_array_elements_text(n.data->'commitmentIds') asked(id)
          WHERE EXISTS (SELECT FROM submissions sb WHERE sb.commitment_id = asked.id::uuid AND ${SINCE}))
        + (SELECT count(*) FROM jsonb_array_elements_text(n.data->'actionIds') asked(id) WHERE EXISTS (SELECT FROM submissions sb WHERE sb.action_id = asked.id::uuid AND sb.state_code = m.state_code AND ${SINCE}))) ORDER BY m.state_code, m.role DESC, p.name), '[]')
      FROM notifications n JOIN users p ON p.id = n.user_id JOIN memberships m ON m.user_id = n.user_id AND m.programme_id = n.programme_id LEFT JOIN mails mail ON mail.id = n.mail_id WHERE n.request_id = rr.id)) AS request
    FROM ${FROM} WHERE rr.id = $1 AND rr.programme_id = $2`,
    [id, work.actor.programmeId],
  );
  if (!found) throw new ProblemException('not_found');
  return found.request;
}
