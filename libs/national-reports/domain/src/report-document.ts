import { findQuestion, isAnswered, isAsked, type Question, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import type { Phase } from '@suivi/recommendations/domain';
import type { Language } from '@suivi/shared/domain';
import { answerParts, type AnswerPart } from './answer-document.ts';
import { articleName, saidOf, type DocumentWords, type Said } from './document-words.ts';
import type { AnswerEvidence, NationalReport } from './report.contract.ts';
import { placedAnswers } from './report.rules.ts';
import type { ReportSubmission, SubmittedSection } from './report-submission.contract.ts';

/** What a document is made of: the working copy of a State, or what it submitted as far as it is shown to the reader. */
export interface Reported {
  round: NationalReport['round'];
  stateCode: string;
  phase: Phase;
  late: boolean;
  questionnaire: QuestionnaireContent;
  sections: readonly SubmittedSection[];
  notShared: readonly string[];
  verified: ReportSubmission['verified'];
  receipt: ReportSubmission['receipt'] | null;
}

export interface DocumentEvidence {
  title: Said;
  about: string;
  url: string | null;
}

/** A place of an answer: the whole question, or one article of it with its name. */
export interface DocumentPlace {
  item: string;
  name: string | null;
  title: Said | null;
  parts: readonly AnswerPart[];
  evidence: readonly DocumentEvidence[];
}

export interface DocumentSection {
  key: string;
  number: number;
  title: Said;
  /** Who may see it; null of a section that exists and is not shown to the reader. */
  readers: string | null;
  questions: readonly { key: string; label: Said; places: readonly DocumentPlace[] }[];
}

/** A national report to be read: the same on the page, as PDF and as DOCX. */
export interface ReportDocument {
  language: Language;
  title: string;
  questionnaire: Said;
  round: Said;
  status: string;
  illustrative: string | null;
  facts: readonly { name: string; value: string; reference: boolean }[];
  sections: readonly DocumentSection[];
}

/** A State's working copy as a document: all of it, since only the State reads it. */
export function workingReported({ round, stateCode, phase, questionnaire, sections, answers, evidence }: NationalReport): Reported {
  const sectionOf = (question: string) => findQuestion(questionnaire, question)?.section.key;
  return {
    round,
    stateCode,
    phase,
    late: false,
    questionnaire,
    sections: sections.map(({ key, audience }) => ({
      key,
      audience,
      answers: answers.flatMap(({ question, item, section, value }) => (section === key && value !== null ? [{ question, item, value }] : [])),
      evidence: evidence.filter(({ question }) => sectionOf(question) === key),
    })),
    notShared: [],
    verified: [],
    receipt: null,
  };
}

export function reportDocument(reported: Reported, words: DocumentWords): ReportDocument {
  const { language, say, day } = words;
  const { receipt, round, questionnaire } = reported;
  const answers = placedAnswers(
    reported.sections.flatMap((section) => section.answers),
    reported.sections.flatMap(({ evidence }) => evidence),
  );
  const status = [say(`phase.${reported.phase}`), ...(reported.late ? [say('documents.late')] : []), ...(receipt ? [] : [say('documents.working')])].join(' · ');
  return {
    language,
    title: say('documents.title', { state: words.stateName(reported.stateCode) }),
    questionnaire: saidOf(questionnaire.title, words),
    round: saidOf(round.title, words),
    status,
    illustrative: round.illustrative ? `${say('illustrative.mark')}. ${say('illustrative.why')}` : null,
    facts: [
      { name: say('documents.window'), value: say('documents.from_to', { from: day(round.opensOn), to: day(round.closesOn) }), reference: false },
      ...(receipt
        ? [
            { name: say('documents.receipt'), value: receipt.number, reference: true },
            { name: say('documents.received'), value: day(receipt.submittedAt), reference: false },
            { name: say('documents.fingerprint'), value: receipt.sha256, reference: true },
          ]
        : []),
    ],
    sections: questionnaire.sections.flatMap((section, at): DocumentSection[] => {
      const shown = reported.sections.find(({ key }) => key === section.key);
      const head = { key: section.key, number: at + 1, title: saidOf(section.title, words) };
      if (!shown) return reported.notShared.includes(section.key) ? [{ ...head, readers: null, questions: [] }] : [];
      // What a condition rests on may stand in a section that the reader is not shown: what was answered was asked.
      const asked = section.questions.filter((question) => isAsked(questionnaire, question, answers) || shown.answers.some((answer) => answer.question === question.key));
      return [{ ...head, readers: say(`documents.readers.${shown.audience}`), questions: asked.map((question) => ({ key: question.key, label: saidOf(question.label, words), places: placesOf(question, shown, reported, words) })) }];
    }),
  };
}

function placesOf(question: Question, { answers, evidence }: SubmittedSection, { verified }: Reported, words: DocumentWords): DocumentPlace[] {
  const { say } = words;
  return (question.kind === 'articles' ? question.articles : ['']).map((item) => {
    const pieces = evidence.filter((piece) => piece.complete && piece.question === question.key && piece.item === item);
    const value = answers.find((answer) => answer.question === question.key && answer.item === item)?.value ?? null;
    const found = verified.find(({ articleId }) => articleId === item);
    const title = item === '' ? null : words.articleTitle(item);
    const said = value !== null && (value.kind === 'file' ? value.note !== null || pieces.length > 0 : isAnswered(value, pieces.length));
    return {
      item,
      name: item === '' ? null : articleName(item, words),
      title: title && saidOf(title, words),
      parts: [
        ...(said ? answerParts(question, value, words) : [{ kind: 'none' as const, text: say('documents.unanswered') }]),
        ...(found && item !== '' ? [{ kind: 'facts' as const, facts: [{ name: say('documents.verified'), said: [{ text: say(`answers.stages.${found.stage}`), language: words.language, mark: null }] }] }] : []),
      ],
      evidence: pieces.map((piece) => evidenceOf(piece, words)),
    };
  });
}

function evidenceOf({ title, language, documentKind, datedOn, fileName, url }: AnswerEvidence, { say, day }: DocumentWords): DocumentEvidence {
  return { title: { text: title, language, mark: null }, about: [say(`document_kind.${documentKind}`), day(datedOn), ...(fileName ? [fileName] : [])].join(' · '), url };
}
