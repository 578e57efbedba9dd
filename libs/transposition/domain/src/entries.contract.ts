import { z } from 'zod';
import { roundLabelSchema } from '@suivi/national-reports/domain';
import { idSchema, listOf, pageQuerySchema, stateCodeSchema, translatedText } from '@suivi/shared/domain';
import { articleIdSchema } from './matrix.contract.ts';

/** What one State reported as a good practice or a need, in its latest validated report on the same question. */
const entry = {
  id: idSchema,
  submissionId: idSchema,
  stateCode: stateCodeSchema,
  title: translatedText(300, 0),
  text: translatedText(10_000, 0),
  articles: z.array(articleIdSchema),
  themeIds: z.array(idSchema),
  round: roundLabelSchema,
  decidedAt: z.string(),
  illustrative: z.boolean(),
};
export const goodPracticeSchema = z.object({
  ...entry,
  /** The articles among its own on which the reader's State has nothing in its law yet; empty for who reads for no State. */
  gaps: z.array(articleIdSchema),
});
export type GoodPractice = z.infer<typeof goodPracticeSchema>;
export const goodPracticeListSchema = listOf(goodPracticeSchema);

/** `shared`: the State lets donors read it. */
export const needSchema = z.object({ ...entry, shared: z.boolean() });
export type Need = z.infer<typeof needSchema>;
export const needListSchema = listOf(needSchema);

export const entryQuerySchema = pageQuerySchema.extend({ state: stateCodeSchema.optional(), article: articleIdSchema.optional(), theme: idSchema.optional() });
export type EntryQuery = z.infer<typeof entryQuerySchema>;
