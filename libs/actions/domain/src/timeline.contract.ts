import { z } from 'zod';
import { statusSchema } from '@suivi/recommendations/domain';
import { dateSchema, dayShownSchema, idSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';
import { actionSummarySchema } from './action.contract.ts';
import { several } from './several.ts';

/** What a person has to do with actions, for her first page; parts that do not concern her role are empty. At most 10 each. */
export const actionWorkSchema = z.object({
  /** Past their due date, or due within 30 days: of the own State; for the coordinator, of all. Soonest first. */
  overdue: z.array(actionSummarySchema),
  dueSoon: z.array(actionSummarySchema),
  /** Proposed to the own State and not answered yet. */
  toAnswer: z.array(actionSummarySchema),
  /** Own proposals on which another State wants a change or has declined. */
  contested: z.array(actionSummarySchema),
  drafts: z.array(actionSummarySchema),
});
export type ActionWork = z.infer<typeof actionWorkSchema>;

/** At most so many days at once: five years, from the adoption of a recommendation to the audit of it. */
export const TIMELINE_DAYS = 5 * 366;
/** At most so many entries at once; more says so and asks to narrow. */
export const TIMELINE_ENTRIES = 1_000;

export const timelineQuerySchema = z
  .object({
    from: dateSchema,
    to: dateSchema,
    state: several(stateCodeSchema),
    meeting: several(idSchema),
    institution: several(idSchema),
  })
  .refine(({ from, to }) => from <= to, { message: 'timeline.ends_before', path: ['to'] })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 <= TIMELINE_DAYS, { message: 'timeline.too_long', path: ['to'] });
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

/** An action from its start to its due date, a commitment's deadline, or a meeting; whatever of it falls into the window. */
export const timelineEntrySchema = z.object({
  kind: z.enum(['action', 'commitment', 'meeting']),
  id: idSchema,
  reference: z.string(),
  title: translatedLine(300),
  /** Of an action, the States that were asked; of a meeting, where it took place. */
  stateCodes: z.array(stateCodeSchema),
  startsOn: dayShownSchema.nullable(),
  endsOn: dayShownSchema,
  /** The first date set, where it was moved since. */
  firstEndsOn: dayShownSchema.nullable(),
  /** Of an action as a whole, of a commitment; null for a meeting. */
  status: statusSchema.nullable(),
  overdue: z.boolean(),
  cancelled: z.boolean(),
  illustrative: z.boolean(),
  /** The meetings it goes back to; of a meeting, itself. */
  meetingIds: z.array(idSchema),
  /** The institutions that answer for it or support it, as far as the reader may see. */
  institutionIds: z.array(idSchema),
  /** Of an action: those with a date. */
  milestones: z.array(z.object({ title: translatedLine(300), stateCode: stateCodeSchema, dueOn: dayShownSchema, reachedOn: dayShownSchema.nullable() })),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
/** `total` says how many there are; those beyond the first 1,000, by date, are left out. */
export const timelineSchema = z.object({ items: z.array(timelineEntrySchema), total: z.number().int(), today: dateSchema });
export type Timeline = z.infer<typeof timelineSchema>;
