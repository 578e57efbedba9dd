import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { evidenceSchema } from '@suivi/evidence/domain';
import { commentSchema, idSchema, instantSchema, listOf, pageQuerySchema, rowVersionSchema, stateCodeSchema, translatedText } from '@suivi/shared/domain';
import { reviewSchema, submissionSchema } from './commitment.contract.ts';
import { statusSchema } from './commitment.status.ts';
import { reachedMilestoneSchema, subjectLabelSchema, subjectSchema } from './subject.contract.ts';
import { phaseSchema } from './submission.lifecycle.ts';

/** A draft may still be empty: the narrative's original may have no characters yet. */
export const updateContentSchema = z.object({
  declaredStatus: statusSchema,
  narrative: translatedText(10_000, 0),
  challenges: translatedText(10_000, 0).nullable(),
  audience: audienceSchema,
  /** Of an action: the milestones reached so far, not only those since the last update. */
  milestones: z.array(reachedMilestoneSchema).max(30).optional(),
});
export type UpdateContent = z.infer<typeof updateContentSchema>;
/** The id may be made by the device that starts the update: without a connection it is written under this id, and starting it twice starts it once. */
export const newUpdateSchema = updateContentSchema.extend({ id: idSchema.optional() });
export type NewUpdate = z.infer<typeof newUpdateSchema>;

/** The State's working copy; nobody outside the State can read it in any phase (product rule 2). */
export const updateSchema = updateContentSchema.extend({
  id: idSchema,
  subject: subjectSchema,
  milestones: z.array(reachedMilestoneSchema),
  stateCode: stateCodeSchema,
  phase: phaseSchema,
  readyForClearance: z.boolean(),
  authorName: z.string().nullable(),
  /** Who may see the commitment, or the State's part of the action: nobody else sees what is submitted on it, whatever the update's own audience. */
  subjectAudience: audienceSchema,
  evidence: z.array(evidenceSchema),
  /** The latest return, with its comment, where there was one. */
  lastReview: reviewSchema.nullable(),
  /** What was submitted last, which people may talk about; null before. */
  lastSubmissionId: idSchema.nullable(),
  rowVersion: rowVersionSchema,
  updatedAt: z.string(),
});
export type Update = z.infer<typeof updateSchema>;

export const updateListItemSchema = z.object({
  id: idSchema,
  phase: phaseSchema,
  declaredStatus: statusSchema,
  readyForClearance: z.boolean(),
  authorName: z.string().nullable(),
  updatedAt: z.string(),
  /** Of one that was returned and is not submitted again yet: why, and when. */
  returnComment: z.string().nullable(),
  returnedAt: z.string().nullable(),
  subject: subjectLabelSchema,
});
export const updateListSchema = listOf(updateListItemSchema);

export const submissionListItemSchema = z.object({
  id: idSchema,
  receiptNumber: z.string(),
  phase: phaseSchema,
  declaredStatus: statusSchema,
  submittedAt: z.string(),
  evidenceCount: z.number().int(),
  subject: subjectLabelSchema,
});
export const submissionListSchema = listOf(submissionListItemSchema);
export const submissionQuerySchema = pageQuerySchema.extend({ phase: phaseSchema.optional(), state: stateCodeSchema.optional() });

/** A submission as the reviewer reads it: with where its subject stood before. */
export const submissionRecordSchema = submissionSchema.extend({
  subject: subjectLabelSchema.extend({ text: translatedText(20_000), dueOn: z.string().nullable(), statusBefore: statusSchema }),
});
export type SubmissionRecord = z.infer<typeof submissionRecordSchema>;

export const newReviewSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('returned'), comment: commentSchema }),
  z.object({ outcome: z.literal('validated'), comment: commentSchema.nullable(), verifiedStatus: statusSchema }),
]);
export type NewReview = z.infer<typeof newReviewSchema>;
export const audienceChangeSchema = z.object({ audience: audienceSchema });
export const receiptSchema = z.object({ submissionId: idSchema, number: z.string(), submittedAt: instantSchema, sha256: z.string() });
