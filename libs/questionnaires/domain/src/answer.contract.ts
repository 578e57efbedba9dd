import { z } from 'zod';
import { dateSchema, idSchema, plainText, translatedText } from '@suivi/shared/domain';
import { keySchema, type QuestionKind } from './question.contract.ts';

/** How far an article of a treaty is transposed into national law, from nothing to applied (product.md, "Transposition"). */
export const STAGES = ['not_started', 'drafting', 'before_government', 'before_parliament', 'enacted', 'applied', 'not_applicable'] as const;
export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

/** The largest number that an answer can be: what a figure of a report can mean, and what JavaScript counts exactly. */
const LARGEST = 1e12;
const figure = z.number().min(-LARGEST, 'number.too_small').max(LARGEST, 'number.too_large');

export const articleAnswerSchema = z.object({
  stage: stageSchema,
  /** Where national law says it, as lawyers cite it: "Loi n° 2015-36, art. 10". */
  legalReference: plainText(1_000).nullable(),
  /** Entries of the library that the reference names. */
  legislationIds: z.array(idSchema).max(20),
  extract: translatedText(10_000, 0).nullable(),
  gap: translatedText(10_000, 0).nullable(),
  helpNeeded: translatedText(5_000, 0).nullable(),
});
export type ArticleAnswer = z.infer<typeof articleAnswerSchema>;

/** A good practice or a need. `shared`: the State agrees that it is offered to the other States (practice) or shown to donors (need). */
export const entrySchema = z.object({
  id: idSchema,
  title: translatedText(300, 0),
  text: translatedText(10_000, 0),
  articles: z.array(z.string().max(20)).max(66),
  themeIds: z.array(idSchema).max(30),
  shared: z.boolean(),
});
export type Entry = z.infer<typeof entrySchema>;

/** A cell of a table: of a text, a number or a date column; null while it is empty. */
const cellSchema = z.union([plainText(2_000), figure, z.null()]);

/** An answer to one question; of an `articles` question, to one of its articles. A draft may hold less than the question asks. */
export const answerValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: translatedText(20_000, 0) }),
  z.object({ kind: z.literal('single_choice'), choice: keySchema }),
  z.object({ kind: z.literal('multiple_choice'), choices: z.array(keySchema).max(50) }),
  z.object({ kind: z.literal('number'), number: figure }),
  z.object({ kind: z.literal('table'), rows: z.array(z.record(keySchema, cellSchema)).max(100) }),
  z.object({ kind: z.literal('date'), date: dateSchema }),
  /** The files themselves are evidence of the question. */
  z.object({ kind: z.literal('file'), note: plainText(2_000).nullable() }),
  z.object({ kind: z.literal('articles'), ...articleAnswerSchema.shape }),
  z.object({ kind: z.literal('entries'), entries: z.array(entrySchema).max(50) }),
]);
export type AnswerValue = z.infer<typeof answerValueSchema>;
export type AnswerOf<Kind extends QuestionKind> = Extract<AnswerValue, { kind: Kind }>;

/** Which question is answered, and for an `articles` question which article; `item` is empty for all others. */
export const answerPlaceSchema = z.object({ question: keySchema, item: z.string().max(20).regex(/^[A-Z0-9-]*$/, 'item.malformed') });
export type AnswerPlace = z.infer<typeof answerPlaceSchema>;
