import type { Audience } from '@suivi/access/domain';
import { frozenContent } from '@suivi/national-reports/api';
import { askedQuestions, placedAnswers, type QuestionComment } from '@suivi/national-reports/domain';
import { findQuestion, questionsOf, type AnswerValue, type QuestionnaireContent, type Stage } from '@suivi/questionnaires/domain';
import { canonicalJson, sha256 } from '@suivi/shared/api';
import { LANGUAGES, type Language, type TranslatedText } from '@suivi/shared/domain';
import type { EntityManager } from 'typeorm';
import data from './data/reports.json' with { type: 'json' };
import { ACTOR, AT, type Deed } from './seed-history.ts';

type Texts = Record<Language, string>;

/** A value as the file tells it: texts by language, entries without themes. */
interface DemoValue {
  kind: string;
  choice?: string;
  text?: Texts;
  entries?: { id: string; title: Texts; text: Texts; articles: string[]; shared: boolean }[];
}
interface DemoReport {
  state: string;
  startedDaysAgo: number;
  submittedDaysAgo?: number;
  audiences: Partial<Record<string, Audience>>;
  institutions: Partial<Record<string, string>>;
  /** Articles by stage; those of the questionnaire that are not named are at the stage `otherwise`, and say the gap. */
  stages: Partial<Record<Stage, string[]>>;
  otherwise: Stage;
  gap?: Texts;
  answers: Partial<Record<string, DemoValue>>;
  review?: { outcome: 'returned' | 'validated'; afterDays: number; comment: string; verified?: Record<string, Stage>; questions?: QuestionComment[] };
}
interface DemoRound {
  questionnaire: string;
  meeting: string;
  title: Texts;
  openedDaysAgo: number;
  closesInDays: number;
  reports: DemoReport[];
}

const translated = (texts: Texts): TranslatedText => ({ original: 'fr', versions: Object.fromEntries(LANGUAGES.map((language) => [language, { text: texts[language], state: 'verified' as const }])) });

/** Two illustrative rounds, one over and one under way, with what three delegations did in them. */
export function deedsOfReports(manager: EntityManager): Deed[] {
  return (data as unknown as DemoRound[]).flatMap((round) => {
    const opened = { id: '' };
    const deeds: Deed[] = [{ daysAgo: round.openedDaysAgo, by: 'coordinator', state: 'NER', run: () => openRound(manager, round, opened) }];
    return [...deeds, ...round.reports.flatMap((report) => deedsOfReport(manager, opened, report))];
  });
}

async function openRound(manager: EntityManager, round: DemoRound, opened: { id: string }): Promise<void> {
  const [row] = (await manager.query(
    `INSERT INTO rounds (programme_id, meeting_id, title, questionnaire_version_id, opens_on, closes_on, languages, illustrative)
    SELECT q.programme_id, (SELECT id FROM meetings WHERE code = $2), $3, v.id, ${AT}::date, current_date + $4::integer, '{fr,en,ar}', true FROM questionnaires q JOIN questionnaire_versions v ON v.questionnaire_id = q.id WHERE q.ready = $1 RETURNING id`,
    [round.questionnaire, round.meeting, translated(round.title), round.closesInDays],
  )) as [{ id: string }];
  opened.id = row.id;
  await manager.query('INSERT INTO round_states SELECT $1, state_code, programme_id FROM programme_states', [row.id]);
  await manager.query(`UPDATE rounds SET phase = 'open' WHERE id = $1`, [row.id]);
}

function deedsOfReport(manager: EntityManager, round: { id: string }, report: DemoReport): Deed[] {
  const started = { id: '', submissionId: '' };
  const { state, submittedDaysAgo, review } = report;
  const deeds: Deed[] = [{ daysAgo: report.startedDaysAgo, by: 'focal', state, run: () => start(manager, round.id, report, started) }];
  if (submittedDaysAgo === undefined) return deeds;
  deeds.push({ daysAgo: submittedDaysAgo, by: 'focal', state, run: () => submit(manager, started) });
  if (review) deeds.push({ daysAgo: submittedDaysAgo - review.afterDays, by: 'coordinator', state, run: () => decide(manager, started.submissionId, review) });
  return deeds;
}

async function start(manager: EntityManager, roundId: string, report: DemoReport, started: { id: string }): Promise<void> {
  const [row] = (await manager.query(
    `INSERT INTO national_reports (programme_id, round_id, state_code, created_by, created_at, updated_at) SELECT r.programme_id, r.id, $2, ${ACTOR}, ${AT}, ${AT} FROM rounds r WHERE r.id = $1 RETURNING id`,
    [roundId, report.state],
  )) as [{ id: string }];
  started.id = row.id;
  for (const [key, audience] of Object.entries(report.audiences)) await manager.query('UPDATE report_sections SET audience = $3 WHERE report_id = $1 AND section_key = $2', [row.id, key, audience]);
  for (const [key, code] of Object.entries(report.institutions)) await manager.query('UPDATE report_sections SET institution_id = (SELECT id FROM institutions WHERE code = $3) WHERE report_id = $1 AND section_key = $2', [row.id, key, code]);
  const [{ content }] = (await manager.query(`SELECT v.content FROM rounds r JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id WHERE r.id = $1`, [roundId])) as [{ content: QuestionnaireContent }];
  for (const answer of answersOf(content, report)) {
    await manager.query(
      `INSERT INTO report_answers (report_id, question_key, item, section_key, programme_id, state_code, value, updated_by, updated_at)
      SELECT n.id, $2, $3, $4, n.programme_id, n.state_code, $5, ${ACTOR}, ${AT} FROM national_reports n WHERE n.id = $1`,
      [row.id, answer.question, answer.item, findQuestion(content, answer.question)?.section.key, answer.value],
    );
  }
}

function answersOf(content: QuestionnaireContent, report: DemoReport): { question: string; item: string; value: AnswerValue }[] {
  return questionsOf(content).flatMap((question) => {
    if (question.kind === 'articles') return question.articles.map((item) => ({ question: question.key, item, value: ofArticle(report, item) }));
    const told = report.answers[question.key];
    return told ? [{ question: question.key, item: '', value: valueOf(told) }] : [];
  });
}

function ofArticle({ stages, otherwise, gap }: DemoReport, article: string): AnswerValue {
  const stage = (Object.keys(stages) as Stage[]).find((each) => stages[each]?.includes(article)) ?? otherwise;
  const cited = stage === 'enacted' || stage === 'applied';
  return { kind: 'articles', stage, legalReference: cited ? `Référence illustrative, art. ${article.split('-')[1] ?? ''}` : null, legislationIds: [], extract: null, gap: stage === otherwise && gap ? translated(gap) : null, helpNeeded: null };
}

function valueOf({ kind, choice, text, entries }: DemoValue): AnswerValue {
  if (kind === 'single_choice' && choice) return { kind, choice };
  if (kind === 'text' && text) return { kind, text: translated(text) };
  if (kind === 'entries' && entries) return { kind, entries: entries.map((entry) => ({ ...entry, title: translated(entry.title), text: translated(entry.text), themeIds: [] })) };
  throw new Error(`the demonstration has no answers of kind ${kind}`);
}

async function submit(manager: EntityManager, started: { id: string; submissionId: string }): Promise<void> {
  const [{ report }] = (await manager.query(
    `SELECT jsonb_build_object('id', n.id, 'round', jsonb_build_object('id', n.round_id), 'questionnaireVersionId', q.id, 'questionnaire', q.content, 'evidence', '[]'::jsonb, 'answers',
      (SELECT jsonb_agg(jsonb_build_object('question', a.question_key, 'item', a.item, 'section', a.section_key, 'value', a.value) ORDER BY a.question_key COLLATE "C", a.item COLLATE "C") FROM report_answers a WHERE a.report_id = n.id)) AS report
    FROM national_reports n JOIN rounds r ON r.id = n.round_id JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id WHERE n.id = $1`,
    [started.id],
  )) as [{ report: Parameters<typeof frozenContent>[0] }];
  const asked = askedQuestions(report.questionnaire, placedAnswers(report.answers, report.evidence));
  const [row] = (await manager.query(
    `INSERT INTO report_submissions (programme_id, report_id, round_id, state_code, submitted_by, receipt_number, report_version, asked, sha256)
    SELECT n.programme_id, n.id, n.round_id, n.state_code, ${ACTOR}, 'S-' || to_char(${AT}, 'YYYY') || '-' || lpad(nextval('receipt_numbers')::text, 6, '0'), n.row_version, $2, $3 FROM national_reports n WHERE n.id = $1 RETURNING id`,
    [started.id, asked, sha256(canonicalJson(frozenContent(report, asked)))],
  )) as [{ id: string }];
  started.submissionId = row.id;
}

async function decide(manager: EntityManager, submissionId: string, review: NonNullable<DemoReport['review']>): Promise<void> {
  const verified = Object.entries(review.verified ?? {}).map(([articleId, stage]) => ({ articleId, stage }));
  await manager.query(
    `INSERT INTO report_reviews (programme_id, submission_id, report_id, state_code, reviewer_id, outcome, comment, questions, verified, reviewed_at)
    SELECT s.programme_id, s.id, s.report_id, s.state_code, ${ACTOR}, $2, $3, $4, $5, ${AT} FROM report_submissions s WHERE s.id = $1`,
    [submissionId, review.outcome, review.comment, JSON.stringify(review.questions ?? []), JSON.stringify(verified)],
  );
}
