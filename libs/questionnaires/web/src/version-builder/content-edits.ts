import type { Question, QuestionKind, QuestionnaireContent, Section } from '@suivi/questionnaires/domain';
import { original, type Language, type TranslatedText } from '@suivi/shared/domain';

/** Where a question stands. */
export interface Place {
  section: number;
  question: number;
}

/** A name that no other part has, nor had: what was asked once under a key is never asked differently under it. */
function newKey(letter: 's' | 'q' | 'c'): string {
  return `${letter}_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

/** Empty in every language it counts as not written. */
export function written(text: TranslatedText): TranslatedText | null {
  return Object.values(text.versions).some((version) => version.text.trim() !== '') ? text : null;
}

export function emptySection(language: Language): Section {
  return { key: newKey('s'), title: original(language, ''), help: null, questions: [] };
}

export function emptyPart(language: Language): { key: string; label: TranslatedText; kind: 'text' } {
  return { key: newKey('c'), label: original(language, ''), kind: 'text' };
}

/** A question of a kind with the least that this kind wants. */
export function emptyQuestion(kind: QuestionKind, language: Language): Question {
  const asked = { key: newKey('q'), label: original(language, ''), help: null, required: true, evidenceRequired: false, shownWhen: null };
  const choice = () => ({ key: newKey('c'), label: original(language, '') });
  switch (kind) {
    case 'text':
      return { kind, ...asked, purpose: null };
    case 'single_choice':
    case 'multiple_choice':
      return { kind, ...asked, choices: [choice(), choice()] };
    case 'number':
      return { kind, ...asked, unit: null, minimum: 0, maximum: null, decimals: 0 };
    case 'table':
      return { kind, ...asked, columns: [emptyPart(language)], maxRows: 20 };
    case 'articles':
      return { kind, ...asked, articles: [] };
    case 'entries':
      return { kind, ...asked, required: false, purpose: 'good_practice' };
    case 'date':
    case 'file':
      return { kind, ...asked };
  }
}

/** A list with the element at one place put at another. */
export function moved<Element>(list: readonly Element[], from: number, to: number): Element[] {
  const others = list.filter((_element, index) => index !== from);
  return [...others.slice(0, to), list[from] as Element, ...others.slice(to)];
}

export function withSection(content: QuestionnaireContent, at: number, patch: Partial<Section>): QuestionnaireContent {
  return { ...content, sections: content.sections.map((section, index) => (index === at ? { ...section, ...patch } : section)) };
}

export function withQuestion(content: QuestionnaireContent, { section, question }: Place, value: Question): QuestionnaireContent {
  return withSection(content, section, { questions: (content.sections[section]?.questions ?? []).map((each, index) => (index === question ? value : each)) });
}

/** Puts a question in at a place; what stood there comes after it. */
export function insertQuestion(content: QuestionnaireContent, { section, question }: Place, value: Question): QuestionnaireContent {
  const questions = content.sections[section]?.questions ?? [];
  return withSection(content, section, { questions: [...questions.slice(0, question), value, ...questions.slice(question)] });
}

export function removeQuestion(content: QuestionnaireContent, { section, question }: Place): QuestionnaireContent {
  return withSection(content, section, { questions: (content.sections[section]?.questions ?? []).filter((_each, index) => index !== question) });
}

/** Where a question goes by one step: past the edge of its section into the next one; null at the ends of the questionnaire. */
export function nextPlace(content: QuestionnaireContent, { section, question }: Place, step: -1 | 1): Place | null {
  const last = (content.sections[section]?.questions.length ?? 0) - 1;
  if (question + step >= 0 && question + step <= last) return { section, question: question + step };
  const other = content.sections[section + step];
  return other ? { section: section + step, question: step === 1 ? 0 : other.questions.length } : null;
}

export function moveQuestion(content: QuestionnaireContent, from: Place, to: Place): QuestionnaireContent {
  const question = content.sections[from.section]?.questions[from.question];
  return question ? insertQuestion(removeQuestion(content, from), to, question) : content;
}

/** The choice questions on which a condition at this place may rest: those asked before. */
export function choicesBefore(content: QuestionnaireContent, { section, question }: Place): Extract<Question, { choices: unknown }>[] {
  const before = content.sections.slice(0, section + 1).flatMap(({ questions }, at) => (at === section ? questions.slice(0, question) : questions));
  return before.filter((each) => 'choices' in each);
}
