import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { evidenceSchema } from '@suivi/evidence/domain';
import { answerPlaceSchema, answerValueSchema, keySchema, questionnaireContentSchema, stageSchema } from '@suivi/questionnaires/domain';
import { phaseSchema } from '@suivi/recommendations/domain';
import { commentSchema, idSchema, listOf, plainText, rowVersionSchema, stateCodeSchema } from '@suivi/shared/domain';
import { roundLabelSchema } from './round.contract.ts';

/** What the coordinator asks to be mended in one answer. */
const questionCommentSchema = answerPlaceSchema.extend({ comment: plainText(5_000, 1) });
export type QuestionComment = z.infer<typeof questionCommentSchema>;

/** How far an article is transposed, as the coordinator found; what the State declared stays beside it. */
export const verifiedStageSchema = z.object({ articleId: z.string().max(20), stage: stageSchema });
export type VerifiedStage = z.infer<typeof verifiedStageSchema>;

export const newReportReviewSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('returned'), comment: commentSchema, questions: z.array(questionCommentSchema).max(300) }),
  /** An article that is not named is found as it was declared. */
  z.object({ outcome: z.literal('validated'), comment: commentSchema.nullable(), verified: z.array(verifiedStageSchema).max(100) }),
]);
export type NewReportReview = z.infer<typeof newReportReviewSchema>;

/** Comments and name are for the delegation and the coordinator; others learn the outcome. */
export const reportReviewSchema = z.object({
  outcome: z.enum(['returned', 'validated']),
  comment: z.string().nullable(),
  questions: z.array(questionCommentSchema),
  reviewedAt: z.string(),
  reviewerName: z.string().nullable(),
});

/** A section as it was submitted, as far as it is shown to the reader. */
export const submittedSectionSchema = z.object({
  key: keySchema,
  audience: audienceSchema,
  answers: z.array(answerPlaceSchema.extend({ value: answerValueSchema })),
  evidence: z.array(evidenceSchema.extend(answerPlaceSchema.shape)),
});
export type SubmittedSection = z.infer<typeof submittedSectionSchema>;

export const reportSubmissionListItemSchema = z.object({
  id: idSchema,
  reportId: idSchema,
  round: roundLabelSchema,
  stateCode: stateCodeSchema,
  phase: phaseSchema,
  receiptNumber: z.string(),
  submittedAt: z.string(),
  decidedAt: z.string().nullable(),
  late: z.boolean(),
});
export const reportSubmissionListSchema = listOf(reportSubmissionListItemSchema);

/** A report as it was submitted, frozen, with its receipt. */
export const reportSubmissionSchema = reportSubmissionListItemSchema.omit({ receiptNumber: true, submittedAt: true }).extend({
  questionnaire: questionnaireContentSchema,
  sections: z.array(submittedSectionSchema),
  /** Sections that exist and that the State does not show to the reader. */
  notShared: z.array(keySchema),
  /** What the coordinator found of the articles in the sections shown; only of a validated report. */
  verified: z.array(verifiedStageSchema),
  receipt: z.object({ number: z.string(), submittedAt: z.string(), submittedByName: z.string().nullable(), sha256: z.string() }),
  review: reportReviewSchema.nullable(),
  rowVersion: rowVersionSchema,
});
export type ReportSubmission = z.infer<typeof reportSubmissionSchema>;
