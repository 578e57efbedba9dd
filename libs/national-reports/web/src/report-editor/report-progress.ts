import type { NationalReport, ReportSection } from '@suivi/national-reports/domain';
import { answeredOf, isAsked, type PlacedAnswer, type Question, type Section } from '@suivi/questionnaires/domain';

/** A section as the navigation names it: how much of what it asks is answered, and what came back with a comment. */
export interface SectionProgress {
  section: Section;
  settings: ReportSection;
  answered: number;
  asked: number;
  comments: number;
}

/** How far each section is, given what is on screen; a condition may rest on a question of another section. */
export function progressOf({ questionnaire, sections, lastReview, phase }: NationalReport, placed: readonly PlacedAnswer[]): SectionProgress[] {
  return questionnaire.sections.flatMap((section) => {
    const settings = sections.find(({ key }) => key === section.key);
    if (!settings) return [];
    const questions = askedIn(questionnaire, section, placed);
    const keys = questions.map(({ key }) => key);
    const comments = phase === 'returned' ? (lastReview?.questions ?? []).filter(({ question }) => keys.includes(question)).length : 0;
    // Conditions are decided already: what is counted is asked.
    const bare = { sections: [{ ...section, questions: questions.map((question) => ({ ...question, shownWhen: null })) }] };
    return [{ section, settings, comments, ...answeredOf(bare, placed) }];
  });
}

/** The questions of a section that are asked, given what is on screen. */
export function askedIn(content: NationalReport['questionnaire'], section: Section, placed: readonly PlacedAnswer[]): Question[] {
  return section.questions.filter((question) => isAsked(content, question, placed));
}
