import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { visibleEvidence } from '@suivi/evidence/domain';
import { visibleSubmissions, type SubmissionRecord, type submissionListItemSchema, type submissionQuerySchema } from '@suivi/recommendations/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import type { z } from 'zod';
import { subjectJoin, SUBJECT_LABEL_JSON } from '../subject-json.ts';
import { evidenceOfSubmission, submissionJson, SUBMISSION_JOINS } from './submission-json.ts';

type SubmissionLine = z.infer<typeof submissionListItemSchema>;

/** Submission `s` as a line of a list. */
export function submissionLineJson(evidenceScope: string): string {
  return `jsonb_build_object('id', s.id, 'receiptNumber', s.receipt_number, 'phase', s.phase, 'declaredStatus', s.declared_status, 'submittedAt', s.submitted_at,
    'evidenceCount', jsonb_array_length(${evidenceOfSubmission(evidenceScope)}), 'subject', ${SUBJECT_LABEL_JSON})`;
}
export const SUBMISSION_LINE_JOINS = subjectJoin('s');

/** Submissions the reader may see, oldest first, as a review queue wants them. */
export async function listSubmissions(work: Work, query: z.infer<typeof submissionQuerySchema>) {
  const parameters: unknown[] = [];
  const conditions = [scopeSql(visibleSubmissions(work.actor), 's', parameters)];
  const scope = scopeSql(visibleEvidence(work.actor), 'e', parameters);
  const where = (condition: string, ...values: unknown[]) => {
    conditions.push(condition.replace(/\?/g, () => `$${parameters.push(values.shift())}`));
  };
  if (query.phase) where('s.phase = ?', query.phase);
  if (query.state) where('s.state_code = ?', query.state);
  if (query.cursor) where('(s.submitted_at, s.id) > (?::timestamptz, ?::uuid)', ...fromCursor(query.cursor));
  parameters.push(query.limit + 1);
  const rows = await work.rows<{ line: SubmissionLine; at: string }>(
    `SELECT ${submissionLineJson(scope)} AS line, s.submitted_at::text AS at FROM submissions s ${SUBMISSION_LINE_JOINS}
    WHERE ${conditions.join(' AND ')} ORDER BY s.submitted_at, s.id LIMIT $${parameters.length}`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(({ line }) => line), nextCursor: rows.length > query.limit && last ? toCursor([last.at, last.line.id]) : null };
}

/** A submission as its reviewer reads it, with where its subject stood before; one statement. */
export async function readSubmission(work: Work, id: string): Promise<SubmissionRecord> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleSubmissions(work.actor), 's', parameters);
  const evidenceScope = scopeSql(visibleEvidence(work.actor), 'e', parameters);
  const found = await work.row<{ submission: SubmissionRecord }>(
    `SELECT ${submissionJson(
      evidenceScope,
      `'subject', ${SUBJECT_LABEL_JSON} || jsonb_build_object('text', subject.text, 'dueOn', subject.due_on, 'statusBefore', coalesce((
        SELECT b.verified_status FROM submissions b WHERE b.subject_id = s.subject_id AND b.state_code = s.state_code AND b.phase = 'validated' AND b.submitted_at < s.submitted_at ORDER BY b.decided_at DESC LIMIT 1), 'not_started'))`,
    )} AS submission
    FROM submissions s ${SUBMISSION_LINE_JOINS} ${SUBMISSION_JOINS} WHERE s.id = $1 AND ${scope}`,
    parameters,
  );
  return found ? found.submission : outOfReach(work, 'submissions', id);
}
