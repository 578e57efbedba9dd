import type { NationalReport, ReportSection } from '@suivi/national-reports/domain';
import { answeredOf, findQuestion, isAsked, type PlacedAnswer, type Question, type Section } from '@suivi/questionnaires/domain';
import { keyOf, placeOf } from './place.ts';

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

/** What is said of places, with their questions, under their sections and in the order of the questionnaire. */
export function bySection<Said extends { path: string }>({ questionnaire }: Pick<NationalReport, 'questionnaire'>, all: readonly Said[]): { section: Section; places: (Said & { question: Question; item: string })[] }[] {
  return questionnaire.sections.flatMap((section) => {
    const places = all.flatMap((said) => {
      const { question, item } = placeOf(said.path);
      const found = findQuestion(questionnaire, question);
      return found?.section.key === section.key ? [{ ...said, question: found.question, item }] : [];
    });
    return places.length > 0 ? [{ section, places }] : [];
  });
}

/** The first section of a returned report in which something is to be mended. */
export function firstReturned(report: NationalReport): string | undefined {
  return report.phase === 'returned' ? bySection(report, (report.lastReview?.questions ?? []).map((place) => ({ path: keyOf(place) })))[0]?.section.key : undefined;
}
