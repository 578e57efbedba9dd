import { z } from 'zod';
import { translatedText } from '@suivi/shared/domain';

/**
 * What a question asks for. `articles` asks the same of each treaty article in a list: how far its transposition into national law is.
 * `entries` asks for any number of good practices or needs, each of which may be shared by itself.
 */
export const QUESTION_KINDS = ['text', 'single_choice', 'multiple_choice', 'number', 'table', 'date', 'file', 'articles', 'entries'] as const;
export const questionKindSchema = z.enum(QUESTION_KINDS);
export type QuestionKind = z.infer<typeof questionKindSchema>;

/** What an answer is about, so that answers of one sort can be gathered over States. */
export const PURPOSES = ['advance', 'challenge', 'good_practice', 'need'] as const;
export const purposeSchema = z.enum(PURPOSES);
export type Purpose = z.infer<typeof purposeSchema>;

/** Names a section, question or choice for good: the same key in a later version is the same question, which is how rounds are compared. */
export const keySchema = z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, 'key.malformed');

/** A choice question decides whether the question is asked: it is when one of these choices was made. */
export const conditionSchema = z.object({ question: keySchema, choices: z.array(keySchema).min(1, 'condition.empty').max(50) });
export type Condition = z.infer<typeof conditionSchema>;

export const choiceSchema = z.object({ key: keySchema, label: translatedText(500) });

export const COLUMN_KINDS = ['text', 'number', 'date'] as const;
export const columnSchema = z.object({ key: keySchema, label: translatedText(300), kind: z.enum(COLUMN_KINDS) });
export type Column = z.infer<typeof columnSchema>;

const asked = {
  key: keySchema,
  label: translatedText(1_000),
  help: translatedText(5_000).nullable(),
  /** Whether the report can be submitted without an answer, as long as the question is asked at all. */
  required: z.boolean(),
  /** Whether an answer must be proven by at least one piece of evidence. */
  evidenceRequired: z.boolean(),
  shownWhen: conditionSchema.nullable(),
};

const choices = z.array(choiceSchema).min(2, 'choices.too_few').max(50);

export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...asked, purpose: purposeSchema.nullable() }),
  z.object({ kind: z.literal('single_choice'), ...asked, choices }),
  z.object({ kind: z.literal('multiple_choice'), ...asked, choices }),
  /** `unit` as people read it behind the number, such as "personnes" or "%". */
  z.object({ kind: z.literal('number'), ...asked, unit: translatedText(50).nullable(), minimum: z.number().nullable(), maximum: z.number().nullable(), decimals: z.number().int().min(0).max(4) }),
  z.object({ kind: z.literal('table'), ...asked, columns: z.array(columnSchema).min(1, 'columns.too_few').max(10), maxRows: z.number().int().min(1).max(100) }),
  z.object({ kind: z.literal('date'), ...asked }),
  z.object({ kind: z.literal('file'), ...asked }),
  /** Ids of treaty articles, such as `SOM-6`, in the order in which they are asked. */
  z.object({ kind: z.literal('articles'), ...asked, articles: z.array(z.string().max(20)).min(1, 'articles.too_few').max(100) }),
  z.object({ kind: z.literal('entries'), ...asked, purpose: z.enum(['good_practice', 'need']) }),
]);
export type Question = z.infer<typeof questionSchema>;
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

export const sectionSchema = z.object({
  key: keySchema,
  title: translatedText(300),
  help: translatedText(5_000).nullable(),
  questions: z.array(questionSchema).max(200),
});
export type Section = z.infer<typeof sectionSchema>;
