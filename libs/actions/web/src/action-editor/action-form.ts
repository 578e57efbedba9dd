import { newActionSchema, TEMPLATES, type Action, type ActionPlan, type ActionTemplate, type NewAction } from '@suivi/actions/domain';
import { issuesOf } from '@suivi/recommendations/web';
import { original, type FieldIssue, type Language, type TranslatedText } from '@suivi/shared/domain';

/** The questions of the form, one at a time, in the order in which a person thinks of them. */
export const STEPS = ['template', 'what', 'who', 'when', 'audience'] as const;
export type Step = (typeof STEPS)[number];

const FIELDS: Record<Step, readonly string[]> = {
  template: [],
  what: ['plan.title', 'plan.text'],
  who: ['stateCodes', 'plan.completionRule', 'plan.leadState'],
  when: ['plan.startsOn', 'plan.dueOn'],
  audience: ['plan.audience', 'commitmentIds'],
};

/** Which questions are asked: the States that were asked stay, so that of an action that is there only its rule is, if it is joint. */
export function stepsFor(existing: { stateCount: number } | null): Step[] {
  if (!existing) return [...STEPS];
  return STEPS.filter((step) => step !== 'template' && (step !== 'who' || existing.stateCount > 1));
}

const isOf = (step: Step, { path }: FieldIssue): boolean => FIELDS[step].some((field) => path === field || path.startsWith(`${field}.`));

/** What is at fault with the answers to this question. */
export function issuesAt(step: Step, content: NewAction): FieldIssue[] {
  return allIssues(content).filter((issue) => isOf(step, issue));
}

export function allIssues(content: NewAction): FieldIssue[] {
  const { error } = newActionSchema.safeParse(content);
  return error ? issuesOf(error) : [];
}

/** The question at which an issue is mended; the first for what belongs to none. */
export function stepOf(issue: FieldIssue, steps: readonly Step[]): Step {
  return steps.find((step) => isOf(step, issue)) ?? steps[0] ?? 'what';
}

export function emptyAction(language: Language, ownState: string | null, commitmentIds: string[]): NewAction {
  const text = original(language, '');
  const plan: ActionPlan = { title: text, text, startsOn: null, dueOn: '', completionRule: 'all_parts', leadState: null, audience: 'participants', illustrative: false };
  return { plan, stateCodes: ownState ? [ownState] : [], commitmentIds };
}

/** An action that is there, as the form holds it. */
export function formOf({ title, text, startsOn, dueOn, completionRule, leadState, audience, illustrative, parts }: Action): NewAction {
  return { plan: { title, text, startsOn, dueOn, completionRule, leadState, audience, illustrative }, stateCodes: parts.map(({ stateCode }) => stateCode), commitmentIds: [] };
}

/** A text that the portal brings along in three verified languages, with the reader's as the one she writes in. */
export function inLanguage(text: TranslatedText, language: Language): TranslatedText {
  return text.versions[language] ? { ...text, original: language } : text;
}

/** Begins with a template, or with nothing; what the person wrote herself is never overwritten. */
export function begunWith(content: NewAction, template: ActionTemplate | null, language: Language): NewAction {
  const brought = Object.values(TEMPLATES);
  const replaceable = (field: 'title' | 'text') => {
    const written = content.plan[field].versions[content.plan[field].original]?.text ?? '';
    return written.trim() === '' || brought.some((each) => Object.values(each[field].versions).some(({ text }) => text === written));
  };
  const fresh = (field: 'title' | 'text') => (replaceable(field) ? (template ? inLanguage(TEMPLATES[template][field], language) : original(language, '')) : content.plan[field]);
  return { ...content, plan: { ...content.plan, title: fresh('title'), text: fresh('text') } };
}

/** Which States take part; a national action has no State that leads, and the one that leads takes part. */
export function withStates(content: NewAction, stateCodes: string[]): NewAction {
  const { completionRule, leadState } = content.plan;
  const stays = stateCodes.length > 1 && (leadState === null || stateCodes.includes(leadState));
  return { ...content, stateCodes, plan: { ...content.plan, completionRule: stays ? completionRule : 'all_parts', leadState: stays ? leadState : null } };
}
