import { outOfReach, type Work } from '@suivi/access/api';
import { shareFiles } from '@suivi/evidence/api';
import { prefilled, type NationalReport, type NewReport, type RoundStanding } from '@suivi/national-reports/domain';
import type { AnswerPlace, AnswerValue, QuestionnaireContent } from '@suivi/questionnaires/domain';
import type { Phase } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { readReport } from './read-report.ts';

interface Startable {
  takesPart: boolean;
  standing: RoundStanding;
  content: QuestionnaireContent;
  open: { id: string } | null;
  /** What was validated in this round, which only a correction follows. */
  validated: { reportId: string } | null;
  /** The answers of the State's last validated report on the same questionnaire, whichever its version. */
  former: (AnswerPlace & { value: AnswerValue })[] | null;
}

/** Everything that decides how a report starts; one statement. `$2` is the own State. */
const STARTABLE = `
  SELECT jsonb_build_object('takesPart', EXISTS (SELECT FROM round_states t WHERE t.round_id = r.id AND t.state_code = $2), 'content', q.content,
    'standing', CASE WHEN r.opens_on > (now() AT TIME ZONE coalesce(st.time_zone, 'UTC'))::date THEN 'planned' ELSE 'open' END,
    'open', (SELECT jsonb_build_object('id', n.id) FROM national_reports n WHERE n.round_id = r.id AND n.state_code = $2 AND n.phase <> 'validated'),
    'validated', (SELECT jsonb_build_object('reportId', s.report_id) FROM report_submissions s WHERE s.round_id = r.id AND s.state_code = $2 AND s.phase = 'validated' ORDER BY s.decided_at DESC LIMIT 1),
    'former', (SELECT jsonb_agg(answer) FROM report_submission_sections x, jsonb_array_elements(x.content->'answers') answer WHERE x.submission_id = (
      SELECT s.id FROM report_submissions s JOIN rounds before ON before.id = s.round_id JOIN questionnaire_versions b ON b.id = before.questionnaire_version_id
      WHERE s.programme_id = r.programme_id AND s.state_code = $2 AND s.phase = 'validated' AND b.questionnaire_id = q.questionnaire_id ORDER BY s.decided_at DESC LIMIT 1))) AS startable
  FROM rounds r JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id JOIN states st ON st.code = $2 WHERE r.id = $1 AND r.phase = 'open'`;

const START = `INSERT INTO national_reports (programme_id, round_id, state_code, corrects, created_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`;
const PIECE = 'kind, title, dated_on, language, document_kind, confidentiality, url, file_name, media_type, size_bytes, received_bytes, complete, sha256, valid_until';
/** Former answers, and of a correction the pieces that prove them, each as a piece of its own: what proves the validated report stays with it. */
const PREFILL = `
  WITH answers AS (
      INSERT INTO report_answers (report_id, question_key, item, section_key, programme_id, state_code, value, previous, updated_by)
      SELECT $1, f.question, f.item, f.section, $2, $3, f.value, f.value, $4 FROM jsonb_to_recordset($5) AS f(question text, item text, section text, value jsonb)),
    proven AS MATERIALIZED (SELECT e.*, uuidv7() AS copy_id FROM evidence e JOIN report_questions k ON k.report_id = $1 AND k.question_key = e.question_key AND k.section_key = e.section_key
      WHERE e.report_id = $6 AND e.complete AND e.removed_at IS NULL),
    copied AS (
      INSERT INTO evidence (id, programme_id, report_id, question_key, section_key, item, state_code, created_by, ${PIECE})
      SELECT p.copy_id, p.programme_id, $1, p.question_key, p.section_key, p.item, p.state_code, $4, ${PIECE} FROM proven p)
  SELECT p.id AS from, p.copy_id AS to FROM proven p WHERE p.kind = 'file'`;

/** Starts the State's report for a round, with what its last one said; asked for again, it answers with the one under way. */
export async function startReport(work: Work, filesDir: string, { roundId, correction }: NewReport): Promise<NationalReport | Refusal> {
  const { actor } = work;
  const found = await work.row<{ startable: Startable }>(STARTABLE, [roundId, actor.state]);
  if (!found) return outOfReach(work, 'rounds', roundId);
  const { takesPart, standing, content, open, validated, former } = found.startable;
  if (!takesPart) return refuse('forbidden');
  if (open) return readReport(work, open.id);
  if (standing === 'planned') throw new ProblemException('wrong_phase', { current: { standing } });
  if (validated && !correction) throw new ProblemException('wrong_phase', { current: { phase: 'validated' satisfies Phase, reportId: validated.reportId } });
  if (correction && !validated) throw new ProblemException('wrong_phase', { current: { phase: null } });
  const started = await work.row<{ id: string }>(START, [actor.programmeId, roundId, actor.state, validated?.reportId ?? null, actor.userId]);
  // A colleague started it between the two statements.
  if (!started) throw new ProblemException('already_open');
  const answers = prefilled(content, former ?? []);
  if (answers.length > 0) await shareFiles(filesDir, await work.rows(PREFILL, [started.id, actor.programmeId, actor.state, actor.userId, JSON.stringify(answers), validated?.reportId ?? null]));
  return readReport(work, started.id);
}
