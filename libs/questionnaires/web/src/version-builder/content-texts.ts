import type { QuestionnaireContent } from '@suivi/questionnaires/domain';
import type { Language, TranslatedText } from '@suivi/shared/domain';

/** A text of a questionnaire and its path in the content, such as `sections.0.questions.3.help`. */
export interface PlacedText {
  path: string;
  text: TranslatedText;
}

function isText(value: object): value is TranslatedText {
  return 'original' in value && 'versions' in value;
}

/** In which order the texts of one thing are read, whatever the order in which the database gives its fields. */
const READING = ['title', 'label', 'introduction', 'help', 'unit', 'choices', 'columns', 'sections', 'questions'];

/** Every text in the order in which it is read. */
export function textsIn(value: unknown, path = ''): PlacedText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [{ path, text: value }];
  const fields = Array.isArray(value) ? Object.entries(value) : Object.entries(value).sort(([one], [other]) => READING.indexOf(one) - READING.indexOf(other));
  return fields.flatMap(([key, part]) => textsIn(part, path ? `${path}.${key}` : key));
}

/** A content with the text at a path replaced. */
export function withText(content: QuestionnaireContent, path: string, text: TranslatedText): QuestionnaireContent {
  return replaced(content, path.split('.'), text) as QuestionnaireContent;
}

function replaced(value: unknown, [step, ...further]: string[], text: TranslatedText): unknown {
  if (step === undefined) return text;
  if (Array.isArray(value)) return value.map((part, index) => (String(index) === step ? replaced(part, further, text) : part));
  return { ...(value as object), [step]: replaced((value as Record<string, unknown>)[step], further, text) };
}

/** Whether nobody has agreed to the version in this language as it is: it is missing, a draft, or older than the original. */
export function wantsTranslation({ original, versions }: TranslatedText, language: Language): boolean {
  return language !== original && versions[language]?.state !== 'verified';
}
