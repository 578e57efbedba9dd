import { z } from 'zod';
import { idSchema, LANGUAGES, listOf, rowVersionSchema, translatedText } from '@suivi/shared/domain';
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

const count = z.number().int().min(0);
/** Per language, how many of a version's texts are verified, drafts or stale; the rest are missing. */
export const translationCountSchema = z.object({ verified: count, draft: count, stale: count, total: count });
export type TranslationCount = z.infer<typeof translationCountSchema>;

/** A version without what it asks, as lists name it. */
export const versionSummarySchema = questionnaireVersionSchema
  .omit({ content: true, questionnaireId: true })
  .extend({ questions: count, translation: z.record(z.enum(LANGUAGES), translationCountSchema) });
export type VersionSummary = z.infer<typeof versionSummarySchema>;

/** A questionnaire with its versions, newest first; its title is the one last published, or the draft's as long as none is. */
export const questionnaireSchema = z.object({ id: idSchema, title: translatedText(300), versions: z.array(versionSummarySchema) });
export type Questionnaire = z.infer<typeof questionnaireSchema>;
export const questionnaireListSchema = listOf(questionnaireSchema);

/** A new questionnaire starts empty or from a version that exists. */
export const newQuestionnaireSchema = z.object({ title: translatedText(300), fromVersionId: idSchema.nullable() });
export type NewQuestionnaire = z.infer<typeof newQuestionnaireSchema>;
