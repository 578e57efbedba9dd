import { z } from 'zod';
import { idSchema, pastDateSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';

/** What a State's statement is about: its side of a recommendation, or its part of a follow-up action. One path for both (product rule 2). */
export const SUBJECT_KINDS = ['commitment', 'action'] as const;
export const subjectSchema = z.object({
  kind: z.enum(SUBJECT_KINDS),
  /** Of the commitment, or of the action, whose part is that of the State which speaks. */
  id: idSchema,
});
export type Subject = z.infer<typeof subjectSchema>;

/** A subject as a line of a list names it. */
export const subjectLabelSchema = subjectSchema.extend({ reference: z.string(), title: translatedLine(300), stateCode: stateCodeSchema, illustrative: z.boolean() });
export type SubjectLabel = z.infer<typeof subjectLabelSchema>;

/** A milestone of an action that the State says was reached, and on which day. */
export const reachedMilestoneSchema = z.object({ milestoneId: idSchema, reachedOn: pastDateSchema });
export type ReachedMilestone = z.infer<typeof reachedMilestoneSchema>;
