import { z } from 'zod';
import { stateCodeSchema, translatedText, idSchema } from '@suivi/shared/domain';
import { commitmentSummarySchema } from './commitment.contract.ts';
import { submissionListItemSchema, updateListItemSchema } from './update.contract.ts';

const labelled = commitmentSummarySchema.extend({ reference: z.string(), title: translatedText(300), illustrative: z.boolean() });

/** What a person meets first: her work, not a menu. Parts that do not concern her role are empty. */
export const workSchema = z.object({
  /** Own State: past the deadline, or due within 30 days; at most 10 each, soonest first. */
  overdue: z.array(labelled),
  dueSoon: z.array(labelled),
  /** Own State: updates returned, handed over for clearance, or in draft. */
  returned: z.array(updateListItemSchema),
  readyForClearance: z.array(updateListItemSchema),
  drafts: z.array(updateListItemSchema),
  /** Coordinator: what waits for review, oldest first, at most 10; State: what it has sent and waits for. */
  awaitingReview: z.array(submissionListItemSchema),
  counts: z.object({ overdue: z.number().int(), dueSoon: z.number().int(), stalled: z.number().int(), awaitingReview: z.number().int(), commitments: z.number().int(), withoutLead: z.number().int() }),
  /** Coordinator: each State at a glance, by name, never ranked. */
  states: z.array(z.object({ stateCode: stateCodeSchema, commitments: z.number().int(), implemented: z.number().int(), overdue: z.number().int(), stalled: z.number().int(), awaitingReview: z.number().int(), lastSubmittedAt: z.string().nullable() })),
  /** Last validated and visible to this reader, newest first, at most 10. */
  latest: z.array(z.object({ submissionId: idSchema, commitmentId: idSchema, reference: z.string(), title: translatedText(300), stateCode: stateCodeSchema, status: z.string(), validatedAt: z.string() })),
});
export type Work = z.infer<typeof workSchema>;
