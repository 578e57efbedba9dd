import { z } from 'zod';
import { statusSchema } from '@suivi/recommendations/domain';
import { dateSchema, dayShownSchema, idSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';
import { actionSummarySchema, responseSchema } from './action.contract.ts';
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
/** What falls due within so many days is due soon. */
export const SOON_DAYS = 30;
/** At most so many entries at once; more says so and asks to narrow. */
export const TIMELINE_ENTRIES = 1_000;

export const timelineQuerySchema = z
  .object({
    from: dateSchema,
    to: dateSchema,
    state: several(stateCodeSchema),
    meeting: several(idSchema),
    institution: several(idSchema),
    /** Whether what is late is told wherever it lies, since nothing late may be out of sight, or only within the window. */
    late: z.enum(['always', 'within']).default('always'),
  })
  .refine(({ from, to }) => from <= to, { message: 'timeline.ends_before', path: ['to'] })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 <= TIMELINE_DAYS, { message: 'timeline.too_long', path: ['to'] });
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

/** Where one State's part of an action stands; it is late when the action is and the part binds the State and is not settled. */
export const timelinePartSchema = z.object({ stateCode: stateCodeSchema, response: responseSchema, status: statusSchema, overdue: z.boolean() });
export type TimelinePart = z.infer<typeof timelinePartSchema>;

/** An action from its start to its due date, a commitment's deadline, or a meeting; whatever of it falls into the window, and what is late. */
export const timelineEntrySchema = z.object({
  kind: z.enum(['action', 'commitment', 'meeting']),
  id: idSchema,
  reference: z.string(),
  title: translatedLine(300),
  /** Of an action, the States that were asked and have not declined; of a meeting, where it took place. */
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
  /** Of an action: where each State's part stands. */
  parts: z.array(timelinePartSchema),
  /** Of an action: those with a date. */
  milestones: z.array(z.object({ id: idSchema, title: translatedLine(300), stateCode: stateCodeSchema, dueOn: dayShownSchema, reachedOn: dayShownSchema.nullable(), revision: z.number().int() })),
  /** Grows with every change of the record, so that a calendar program keeps the latest. */
  revision: z.number().int(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
/**
 * In the order of the dates. `total` says how many there are; beyond 1,000 they are left out, what is late last. `late` and `soon` count what
 * the filters ask for at any time, past its date or due within 30 days; null when only the window was asked for.
 */
export const timelineSchema = z.object({ items: z.array(timelineEntrySchema), total: z.number().int(), late: z.number().int().nullable(), soon: z.number().int().nullable(), today: dateSchema });
export type Timeline = z.infer<typeof timelineSchema>;
