import { EVIDENCE_JSON } from '@suivi/evidence/api';
import { subjectJson } from '../subject-json.ts';

/** The evidence of submission `s` that the reader may see, in the order in which it was submitted; valid as it said then, whatever was mended since. */
export function evidenceOfSubmission(scope: string): string {
  return `(SELECT coalesce(jsonb_agg(${EVIDENCE_JSON} || jsonb_build_object('validUntil', piece.value->'validUntil') ORDER BY piece.position), '[]')
    FROM jsonb_array_elements(s.content->'evidence') WITH ORDINALITY piece(value, position) JOIN evidence e ON e.update_id = s.update_id AND e.id = (piece.value->>'id')::uuid WHERE ${scope})`;
}

/**
 * A submission `s` as `submissionSchema` says, after `SUBMISSION_JOINS`. What the coordinator wrote in her review and the names of
 * people come only where row-level security lets the reader see them; outcome and verified status stand on the submission itself.
 */
export function submissionJson(evidenceScope: string, further = ''): string {
  return `jsonb_build_object('id', s.id, 'updateId', s.update_id, 'subject', ${subjectJson('s')}, 'stateCode', s.state_code, 'phase', s.phase, 'audience', s.audience,
    'declaredStatus', s.declared_status, 'narrative', s.content->'narrative', 'challenges', s.content->'challenges',
    'milestones', coalesce(s.content->'milestones', '[]'), 'evidence', ${evidenceOfSubmission(evidenceScope)},
    'receipt', jsonb_build_object('number', s.receipt_number, 'submittedAt', s.submitted_at, 'submittedByName', submitter.name, 'sha256', s.sha256),
    'review', CASE WHEN s.phase IN ('returned', 'validated') THEN jsonb_build_object('outcome', s.phase, 'comment', review.comment, 'verifiedStatus', s.verified_status,
      'reviewedAt', s.decided_at, 'reviewerName', reviewer.name) END,
    'rowVersion', s.row_version${further ? `, ${further}` : ''})`;
}

export const SUBMISSION_JOINS = `
  LEFT JOIN users submitter ON submitter.id = s.submitted_by
  LEFT JOIN reviews review ON review.submission_id = s.id
  LEFT JOIN users reviewer ON reviewer.id = review.reviewer_id`;
