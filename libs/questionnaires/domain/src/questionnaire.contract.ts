import { z } from 'zod';
import { idSchema, listOf, rowVersionSchema, translatedText } from '@suivi/shared/domain';
import { sectionSchema } from './question.contract.ts';

/** What is asked, as data: the screen, the documents and the rules are all made from it. */
export const questionnaireContentSchema = z.object({
  title: translatedText(300),
  introduction: translatedText(10_000).nullable(),
  sections: z.array(sectionSchema).max(50),
});
export type QuestionnaireContent = z.infer<typeof questionnaireContentSchema>;

/** A version being built can be changed; a published one never changes, since rounds rest on it. */
export const VERSION_PHASES = ['draft', 'published'] as const;
export const versionPhaseSchema = z.enum(VERSION_PHASES);

export const questionnaireVersionSchema = z.object({
  id: idSchema,
  questionnaireId: idSchema,
  version: z.number().int().positive(),
  phase: versionPhaseSchema,
  content: questionnaireContentSchema,
  publishedAt: z.string().nullable(),
  updatedAt: z.string(),
  rowVersion: rowVersionSchema,
});
export type QuestionnaireVersion = z.infer<typeof questionnaireVersionSchema>;

/** A questionnaire with its versions, newest first, without what they ask. */
export const questionnaireSchema = z.object({
  id: idSchema,
  title: translatedText(300),
  versions: z.array(questionnaireVersionSchema.omit({ content: true, questionnaireId: true }).extend({ questions: z.number().int() })),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;
export const questionnaireListSchema = listOf(questionnaireSchema);

/** A new questionnaire starts empty or from a version that exists. */
export const newQuestionnaireSchema = z.object({ title: translatedText(300), fromVersionId: idSchema.nullable() });
export type NewQuestionnaire = z.infer<typeof newQuestionnaireSchema>;
