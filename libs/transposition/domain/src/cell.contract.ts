import { z } from 'zod';
import { evidenceSchema } from '@suivi/evidence/domain';
import { LEGISLATION_STATUSES } from '@suivi/library/domain';
import { roundLabelSchema } from '@suivi/national-reports/domain';
import { articleAnswerSchema, stageSchema } from '@suivi/questionnaires/domain';
import { statusSchema } from '@suivi/recommendations/domain';
import { dayShownSchema, idSchema, pastDateSchema, stateCodeSchema, translatedText } from '@suivi/shared/domain';
import { articleIdSchema } from './matrix.contract.ts';
import { ABSENCES } from './matrix.rules.ts';

export const cellQuerySchema = z.object({ on: pastDateSchema.optional() });
export type CellQuery = z.infer<typeof cellQuerySchema>;

/** What one validated report said of the article, and what was found. */
export const transpositionReportSchema = z.object({
  submissionId: idSchema,
  round: roundLabelSchema,
  declared: stageSchema,
  verified: stageSchema,
  submittedAt: z.string(),
  decidedAt: z.string(),
  illustrative: z.boolean(),
});

/** A law that amends or repeals another one, with the day on which it was adopted. */
const changedBySchema = z.object({ relation: z.enum(['amends', 'repeals']), id: idSchema, title: translatedText(500), datedOn: dayShownSchema.nullable() });

/** A law of the library; how it stands today is said by the law itself and by those that change it, as far as they are shown. */
export const cellLawSchema = z.object({
  id: idSchema,
  number: z.string().nullable(),
  title: translatedText(500),
  illustrative: z.boolean(),
  status: z.enum(LEGISLATION_STATUSES),
  changedBy: z.array(changedBySchema),
});
export type CellLaw = z.infer<typeof cellLawSchema>;

/** One State and one article: where it stands, what its law says and lacks, and what is being done about it. */
export const transpositionSchema = z.object({
  stateCode: stateCodeSchema,
  articleId: articleIdSchema,
  on: dayShownSchema,
  /** Why there is nothing to show; null where there is. */
  absence: z.enum(ABSENCES).nullable(),
  latest: transpositionReportSchema.extend(articleAnswerSchema.omit({ stage: true, legislationIds: true }).shape).extend({ evidence: z.array(evidenceSchema) }).nullable(),
  /** Over the rounds, the latest first. */
  history: z.array(transpositionReportSchema),
  /** Laws of the State in the library that carry out this article or that its report names, as far as they are shown. */
  legislation: z.array(cellLawSchema),
  /** Recommendations on this article, each with the State's commitment as far as it is shown. */
  recommendations: z.array(
    z.object({ id: idSchema, reference: z.string(), title: translatedText(300), illustrative: z.boolean(), commitment: z.object({ id: idSchema, status: statusSchema }).nullable() }),
  ),
  actions: z.array(z.object({ id: idSchema, reference: z.string(), title: translatedText(300), dueOn: dayShownSchema, phase: z.string(), illustrative: z.boolean() })),
});
export type Transposition = z.infer<typeof transpositionSchema>;
