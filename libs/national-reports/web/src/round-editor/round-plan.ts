import type { Round, RoundPlan } from '@suivi/national-reports/domain';
import { LANGUAGES, original, type Language } from '@suivi/shared/domain';

/** A round as the form begins it: for every State, in every language. */
export function emptyPlan(language: Language, stateCodes: string[]): RoundPlan {
  return { title: original(language, ''), meetingId: null, questionnaireVersionId: '', opensOn: '', closesOn: '', languages: [...LANGUAGES], stateCodes, illustrative: false };
}

/** The part of a round that is planned. */
export function planOf({ title, meeting, questionnaire, opensOn, closesOn, languages, states, illustrative }: Round): RoundPlan {
  return { title, meetingId: meeting?.id ?? null, questionnaireVersionId: questionnaire.versionId, opensOn, closesOn, languages, stateCodes: states.map(({ stateCode }) => stateCode), illustrative };
}
