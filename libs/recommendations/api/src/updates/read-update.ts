import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { EVIDENCE_JSON } from '@suivi/evidence/api';
import { visibleUpdates, type Update } from '@suivi/recommendations/domain';
import { subjectJoin, subjectJson, SUBJECT_LABEL_JSON } from '../subject-json.ts';

const UPDATE_JSON = `jsonb_build_object('id', u.id, 'subject', ${subjectJson('u')}, 'milestones', u.milestones, 'stateCode', u.state_code, 'phase', u.phase, 'declaredStatus', u.declared_status,
  'narrative', u.narrative, 'challenges', u.challenges, 'audience', u.audience, 'readyForClearance', u.ready_for_clearance, 'authorName', author.name,
  'subjectAudience', subject.audience, 'rowVersion', u.row_version, 'updatedAt', u.updated_at,
  'evidence', (SELECT coalesce(jsonb_agg(${EVIDENCE_JSON} ORDER BY e.created_at, e.id), '[]') FROM evidence e WHERE e.update_id = u.id AND e.removed_at IS NULL),
  'lastReview', (SELECT jsonb_build_object('outcome', review.outcome, 'comment', review.comment, 'verifiedStatus', review.verified_status, 'reviewedAt', review.reviewed_at, 'reviewerName', reviewer.name)
    FROM reviews review JOIN submissions s ON s.id = review.submission_id LEFT JOIN users reviewer ON reviewer.id = review.reviewer_id
    WHERE s.update_id = u.id ORDER BY review.reviewed_at DESC LIMIT 1),
  'lastSubmissionId', (SELECT s.id FROM submissions s WHERE s.update_id = u.id ORDER BY s.submitted_at DESC LIMIT 1))`;

/** The State's working copy of an update; one statement. */
export async function readUpdate(work: Work, id: string): Promise<Update> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleUpdates(work.actor), 'u', parameters);
  const found = await work.row<{ update: Update }>(`SELECT ${UPDATE_JSON} AS update FROM updates u ${subjectJoin('u')} LEFT JOIN users author ON author.id = u.author_id WHERE u.id = $1 AND ${scope}`, parameters);
  return found ? found.update : outOfReach(work, 'updates', id);
}

/** An update `u` as a line of a list. */
export const UPDATE_LINE_JSON = `jsonb_build_object('id', u.id, 'phase', u.phase, 'declaredStatus', u.declared_status, 'readyForClearance', u.ready_for_clearance,
  'authorName', author.name, 'updatedAt', u.updated_at, 'subject', ${SUBJECT_LABEL_JSON},
  'returnComment', back.comment, 'returnedAt', back.reviewed_at)`;
export const UPDATE_LINE_JOINS = `${subjectJoin('u')} LEFT JOIN users author ON author.id = u.author_id
  LEFT JOIN LATERAL (SELECT review.comment, review.reviewed_at FROM reviews review JOIN submissions s ON s.id = review.submission_id
    WHERE u.phase = 'returned' AND s.update_id = u.id ORDER BY review.reviewed_at DESC LIMIT 1) back ON true`;
