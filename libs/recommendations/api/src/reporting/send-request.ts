import type { Work } from '@suivi/access/api';
import type { NewReportRequest, ReportRequest } from '@suivi/recommendations/domain';
import { isRefusal, refuse, type Refusal } from '@suivi/shared/domain';
import { prepareRequest } from './preview-request.ts';
import { readRequest } from './read-requests.ts';

/** Sends the reminder that was previewed: if meanwhile it would say something else, or to somebody else, nothing is sent. */
export async function sendRequest(work: Work, portalUrl: string, wanted: NewReportRequest): Promise<ReportRequest | Refusal> {
  const prepared = await prepareRequest(work, portalUrl, wanted);
  if (isRefusal(prepared)) return prepared;
  const { preview, asked } = prepared;
  if (preview.seal !== wanted.seal) return refuse('conflict');
  if (asked.length === 0) return refuse('invalid_input', [{ path: 'state', code: 'value.invalid' }]);
  const { programmeId, userId } = work.actor;
  const made = await work.row<{ id: string }>('INSERT INTO report_requests (programme_id, created_by, since, meeting_id, state_code, institution_id) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id', [
    programmeId,
    userId,
    preview.since,
    wanted.meeting ?? null,
    wanted.state ?? null,
    wanted.institution ?? null,
  ]);
  if (!made) throw new Error('a request was not written');
  await work.rows(
    `INSERT INTO notifications (programme_id, user_id, kind, cause, subject_id, data, request_id)
    SELECT $1, a."userId", 'report_invited', 'invited:' || $2::uuid, $2::uuid, jsonb_build_object('commitmentIds', a."commitmentIds"), $2::uuid FROM jsonb_to_recordset($3) AS a("userId" uuid, "commitmentIds" jsonb)`,
    [programmeId, made.id, JSON.stringify(asked.map(({ userId: recipient, commitmentIds }) => ({ userId: recipient, commitmentIds })))],
  );
  return readRequest(work, made.id);
}
