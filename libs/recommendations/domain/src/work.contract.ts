import { z } from 'zod';
import { idSchema, stateCodeSchema } from '@suivi/shared/domain';
import { labelledCommitmentSchema } from './commitment.contract.ts';
import { subjectLabelSchema } from './subject.contract.ts';
import { submissionListItemSchema, updateListItemSchema } from './update.contract.ts';

/** What a person meets first: her work, not a menu. Parts that do not concern her role are empty. */
export const workSchema = z.object({
  /** Own State: past the deadline, or due within 30 days; at most 10 each, soonest first. */
  overdue: z.array(labelledCommitmentSchema),
  dueSoon: z.array(labelledCommitmentSchema),
  /** Own State: updates returned (the latest return first), handed over for clearance, or in draft. */
  returned: z.array(updateListItemSchema),
  readyForClearance: z.array(updateListItemSchema),
  drafts: z.array(updateListItemSchema),
  /** Coordinator: what waits for review, oldest first, at most 10; State: what it has sent and waits for. */
  awaitingReview: z.array(submissionListItemSchema),
  counts: z.object({ overdue: z.number().int(), dueSoon: z.number().int(), stalled: z.number().int(), awaitingReview: z.number().int(), commitments: z.number().int(), withoutLead: z.number().int() }),
  /** Coordinator: each State's commitments at a glance, by name, never ranked. */
  states: z.array(z.object({ stateCode: stateCodeSchema, commitments: z.number().int(), implemented: z.number().int(), overdue: z.number().int(), stalled: z.number().int(), awaitingReview: z.number().int(), lastSubmittedAt: z.string().nullable() })),
  /** Last validated and visible to this reader, newest first, at most 10. */
  latest: z.array(z.object({ submissionId: idSchema, subject: subjectLabelSchema, status: z.string(), validatedAt: z.string() })),
  asOf: z.string(),
});
export type Work = z.infer<typeof workSchema>;
