import { answerPlaceSchema, answerValueSchema, keySchema } from '@suivi/questionnaires/domain';
import { languageSchema, type Language } from '@suivi/shared/domain';
import { z } from 'zod';

/** A cell of a form that is filled in away from the portal: a part of an answer. */
export interface FormField {
  question: string;
  item: string;
  /** Which part of the answer, such as `stage`, `rows:2:year` or `entry:<id>:title`. */
  part: string;
  input: 'text' | 'number' | 'date' | 'choice';
  /** What there is to choose from, each with its number, so that no two are alike. */
  options: readonly string[];
  /** What stands in it when the form is taken away. */
  value: string;
}

/** A form from top to bottom. */
export type FormLine =
  | { kind: 'section'; title: string; notes: readonly string[] }
  | { kind: 'question'; title: string; notes: readonly string[] }
  | { kind: 'place'; title: string }
  | { kind: 'field'; label: string; notes: readonly string[]; field: FormField };

/** What a form says of itself, where people do not look. */
export interface FormHead {
  reportId: string;
  language: Language;
  takenAt: string;
  /** How many cells it has: rows that were deleted are noticed. */
  fields: number;
}

/** A cell as it came back: which part of which answer, what was known of it when the form was taken away, and what stands in it now. */
export interface ReturnedCell {
  question: string;
  item: string;
  part: string;
  /** The version of the answer then; 0 where there was none. */
  version: number;
  /** Of what stood in the cell then. */
  fingerprint: string;
  given: string;
}

/** In bytes: far above what a form with 120 long answers weighs. */
export const MAX_FORM_SIZE = 1024 * 1024;
export const returnedFileSchema = z.object({ content: z.string().max(Math.ceil((MAX_FORM_SIZE * 4) / 3) + 4, 'form.too_large').regex(/^[A-Za-z\d+/]+={0,2}$/, 'form.unreadable') });
export type ReturnedFile = z.infer<typeof returnedFileSchema>;

const version = z.number().int().min(0);

/** An answer that would become another one; `changedMeanwhile`: somebody wrote it on the portal after the form was taken away. */
export const formDifferenceSchema = answerPlaceSchema.extend({
  section: keySchema,
  before: answerValueSchema.nullable(),
  proposed: answerValueSchema.nullable(),
  expected: version,
  changedMeanwhile: z.boolean(),
});
export type FormDifference = z.infer<typeof formDifferenceSchema>;

/** A cell that cannot be taken as it is, and why; without a question, something about the whole file. */
export const formProblemSchema = z.object({ question: z.string(), item: z.string(), given: z.string(), code: z.string() });
export type FormProblem = z.infer<typeof formProblemSchema>;

/** What a form that came back would change; nothing is written yet. */
export const returnedFormSchema = z.object({ language: languageSchema, takenAt: z.string(), differences: z.array(formDifferenceSchema), problems: z.array(formProblemSchema) });
export type ReturnedForm = z.infer<typeof returnedFormSchema>;

/** The answers that were accepted, each with the version that was read: all of them are written, or none. */
export const acceptedAnswersSchema = z.object({
  answers: z.array(answerPlaceSchema.extend({ expected: version, value: answerValueSchema.nullable() })).min(1, 'form.nothing_accepted').max(500),
});
export type AcceptedAnswers = z.infer<typeof acceptedAnswersSchema>;
