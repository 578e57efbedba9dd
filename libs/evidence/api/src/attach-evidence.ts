import { outOfReach, type Work } from '@suivi/access/api';
import { checkFileName, EVIDENCE_EDITABLE_IN, UNFINISHED_FILES, type Evidence, type NewEvidence } from '@suivi/evidence/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { EVIDENCE_JSON } from './evidence-json.ts';

const COLUMNS = 'state_code, kind, title, dated_on, language, document_kind, confidentiality, url, file_name, size_bytes, received_bytes, complete, created_by, valid_until';
const VALUES = `t.state_code, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE WHEN $2 = 'file' THEN 0 END, $2 = 'link', $11, $13`;

/** Row-level security shows the update only to those who may work on it. */
const ATTACH = `
  WITH target AS (SELECT * FROM updates u WHERE u.id = $1),
    attached AS (
      INSERT INTO evidence AS e (programme_id, update_id, commitment_id, action_id, ${COLUMNS})
      SELECT t.programme_id, t.id, t.commitment_id, t.action_id, ${VALUES}
      FROM target t WHERE t.phase = ANY($12) RETURNING ${EVIDENCE_JSON} AS evidence)
  SELECT t.phase, attached.evidence FROM target t LEFT JOIN attached ON true`;

/** The same for an answer of a report; the section in which it is asked says who may write there. */
const ATTACH_TO_ANSWER = `
  WITH target AS (SELECT n.*, k.question_key, k.section_key, EXISTS (SELECT FROM rounds r JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id
      CROSS JOIN LATERAL jsonb_path_query(q.content, '$.sections[*].questions[*] ? (@.key == $key)', jsonb_build_object('key', k.question_key)) asked(question)
      WHERE r.id = n.round_id AND CASE WHEN asked.question->>'kind' = 'articles' THEN asked.question->'articles' ? $15 ELSE $15 = '' END) AS asks FROM national_reports n JOIN report_questions k ON k.report_id = n.id WHERE n.id = $1 AND k.question_key = $14),
    attached AS (
      INSERT INTO evidence AS e (programme_id, report_id, question_key, section_key, item, ${COLUMNS})
      SELECT t.programme_id, t.id, t.question_key, t.section_key, $15, ${VALUES}
      FROM target t WHERE t.asks AND t.phase = ANY($12) RETURNING ${EVIDENCE_JSON} AS evidence)
  SELECT t.phase, t.asks, attached.evidence FROM target t LEFT JOIN attached ON true`;

/** How many files the person announced within a day of which not everything has arrived; two at once wait for each other, so that they do not pass together. */
const UNFINISHED = `SELECT count(*)::integer AS count FROM evidence e WHERE e.created_by = $1 AND NOT e.complete AND e.removed_at IS NULL AND e.created_at > now() - interval '24 hours'`;
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('evidence.announced'), hashtext($1))`;

/** Adds a link, or announces a file whose content then arrives in pieces. */
export async function attachEvidence(work: Work, piece: NewEvidence): Promise<Evidence | Refusal> {
  const unsupported = piece.kind === 'file' ? checkFileName(piece.fileName) : null;
  if (unsupported) return unsupported;
  const file = piece.kind === 'file' ? piece : null;
  if (file) {
    await work.rows(ONE_AT_A_TIME, [work.actor.userId]);
    const unfinished = await work.row<{ count: number }>(UNFINISHED, [work.actor.userId]);
    if ((unfinished?.count ?? 0) >= UNFINISHED_FILES) return refuse('invalid_input', [{ path: 'fileName', code: 'file.too_many_unfinished' }]);
  }
  const { answer } = piece;
  const proven = answer ? answer.reportId : (piece.updateId ?? '');
  const target = await work.row<{ phase: string; asks?: boolean; evidence: Evidence | null }>(answer ? ATTACH_TO_ANSWER : ATTACH, [
    proven,
    piece.kind,
    piece.title,
    piece.datedOn,
    piece.language,
    piece.documentKind,
    piece.confidentiality,
    piece.kind === 'link' ? piece.url : null,
    file?.fileName ?? null,
    file?.sizeBytes ?? null,
    work.actor.userId,
    EVIDENCE_EDITABLE_IN,
    piece.validUntil,
    ...(answer ? [answer.question, answer.item] : []),
  ]);
  if (!target) return outOfReach(work, answer ? 'national_reports' : 'updates', proven);
  if (target.asks === false) return refuse('invalid_input', [{ path: 'answer.item', code: 'answer.unknown_article' }]);
  if (!target.evidence) throw new ProblemException('wrong_phase', { current: { phase: target.phase } });
  return target.evidence;
}
