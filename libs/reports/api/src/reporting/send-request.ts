import type { Work } from '@suivi/access/api';
import type { NewReportRequest, ReportRequest } from '@suivi/reports/domain';
import { isRefusal, refuse, type Refusal } from '@suivi/shared/domain';
import { prepareRequest } from './preview-request.ts';
import { readRequest } from './read-requests.ts';

/**
 * Sends the reminder that was previewed: if meanwhile it would say something else, or to somebody else, nothing is sent; nor is it
 * on the same day what was sent already, by whomever, word for word to the same people: the database keeps the seals.
 */
export async function sendRequest(work: Work, portalUrl: string, wanted: NewReportRequest): Promise<ReportRequest | Refusal> {
  const prepared = await prepareRequest(work, portalUrl, wanted);
  if (isRefusal(prepared)) return prepared;
  const { preview, asked } = prepared;
  if (preview.seal !== wanted.seal) return refuse('conflict');
  if (asked.length === 0) return refuse('invalid_input', [{ path: 'state', code: 'value.invalid' }]);
  const { programmeId, userId } = work.actor;
  const made = await work.row<{ id: string }>('INSERT INTO report_requests (programme_id, created_by, since, meeting_id, state_code, institution_id, seal) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id', [
    programmeId,
    userId,
    preview.since,
    wanted.meeting ?? null,
    wanted.state ?? null,
    wanted.institution ?? null,
    preview.seal,
  ]);
  if (!made) return refuse('conflict', [{ path: 'seal', code: 'reporting.sent_already' }]);
  await work.rows(
    `INSERT INTO notifications (programme_id, user_id, kind, cause, subject_id, data, request_id)
    SELECT $1, a."userId", 'report_invited', 'invited:' || $2::uuid, $2::uuid, jsonb_build_object('commitmentIds', a."commitmentIds", 'actionIds', a."actionIds"), $2::uuid FROM jsonb_to_recordset($3) AS a("userId" uuid, "commitmentIds" jsonb, "actionIds" jsonb)`,
    [programmeId, made.id, JSON.stringify(asked.map(({ userId: recipient, commitmentIds, actionIds }) => ({ userId: recipient, commitmentIds, actionIds })))],
  );
  return readRequest(work, made.id);
}
