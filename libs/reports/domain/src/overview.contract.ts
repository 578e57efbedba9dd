import { z } from 'zod';
import { idSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';
import { statusSchema } from '@suivi/recommendations/domain';

const byStatus = z.record(statusSchema, z.number().int());

/** What the reader may see, counted; `outOf` says how many commitments there are in all, seen or not (product rule 3). */
export const overviewSchema = z.object({
  outOf: z.number().int(),
  visible: z.number().int(),
  /** Of the visible ones, how many are invented for demonstration (product rule 9). */
  illustrative: z.number().int(),
  recommendations: z.number().int(),
  byStatus,
  /** Implemented as verified, out of visible commitments less those no longer applicable. */
  implementation: z.object({ implemented: z.number().int(), applicable: z.number().int() }),
  /** Of the commitments reported implemented or partially, those with at least one piece of evidence this reader may see. */
  substantiation: z.object({ substantiated: z.number().int(), reported: z.number().int() }),
  overdue: z.number().int(),
  stalled: z.number().int(),
  states: z.array(z.object({ stateCode: stateCodeSchema, outOf: z.number().int(), visible: z.number().int(), byStatus })),
  themes: z.array(z.object({ themeId: idSchema, name: translatedLine(200), visible: z.number().int(), byStatus })),
  /** Visible, unsettled, with a deadline in the next 180 days; soonest first, at most 8. */
  next: z.array(z.object({ commitmentId: idSchema, reference: z.string(), title: translatedLine(300), stateCode: stateCodeSchema, dueOn: z.string(), status: statusSchema })),
  /** Latest verified results with their evidence count, at most 8. */
  latest: z.array(z.object({ commitmentId: idSchema, reference: z.string(), title: translatedLine(300), stateCode: stateCodeSchema, status: statusSchema, verifiedAt: z.string(), evidenceCount: z.number().int() })),
  /** Follow-up actions under way that the reader may see, out of all; late as a whole, and of several States. */
  actions: z.object({ outOf: z.number().int(), visible: z.number().int(), overdue: z.number().int(), joint: z.number().int() }),
  asOf: z.string(),
});
export type Overview = z.infer<typeof overviewSchema>;
export const overviewQuerySchema = z.object({ state: stateCodeSchema.optional(), meeting: idSchema.optional() });
