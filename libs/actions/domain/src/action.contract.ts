import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { openUpdateSchema, statusSchema, submissionSchema } from '@suivi/recommendations/domain';
import { commentSchema, dateSchema, dayShownSchema, type FieldIssue, idSchema, lineText, listOf, pageQuerySchema, reasonSchema, rowVersionSchema, stateCodeSchema, translatedLine, translatedText } from '@suivi/shared/domain';
import { ACTION_PHASES, COMPLETION_RULES, RESPONSES } from './action.lifecycle.ts';
import { several } from './several.ts';

export const actionPhaseSchema = z.enum(ACTION_PHASES);
export const responseSchema = z.enum(RESPONSES);
export const completionRuleSchema = z.enum(COMPLETION_RULES);

/** What is proposed: the same for every State that takes part. */
const plan = {
  title: translatedLine(300),
  text: translatedText(20_000),
  startsOn: dateSchema.nullable(),
  dueOn: dateSchema,
  /** When an action of several States counts as done as a whole. */
  completionRule: completionRuleSchema,
  /** The State whose part decides, under the rule `lead_part`. */
  leadState: stateCodeSchema.nullable(),
  audience: audienceSchema,
  illustrative: z.boolean(),
};
export const actionPlanSchema = z
  .object(plan)
  .refine(({ startsOn, dueOn }) => startsOn === null || startsOn <= dueOn, { message: 'action.starts_after_due', path: ['startsOn'] })
  .refine(({ completionRule, leadState }) => (completionRule === 'lead_part') === (leadState !== null), { message: 'action.lead_required', path: ['leadState'] });
export type ActionPlan = z.infer<typeof actionPlanSchema>;

/** The programme has three States to a joint action at most, as the delegations agreed to work: one proposes to one or two others. */
export const MAX_STATES = 3;

export const newActionSchema = z
  .object({
    plan: actionPlanSchema,
    /** All States that take part; a focal point's own is one of them. One State makes a national action, several a joint one. */
    stateCodes: z.array(stateCodeSchema).min(1, 'states.required').max(MAX_STATES, 'action.too_many_states'),
    /** Commitments of the own State that the action serves from the start. */
    commitmentIds: z.array(idSchema).max(50),
  })
  .refine(({ stateCodes }) => new Set(stateCodes).size === stateCodes.length, { message: 'states.repeated', path: ['stateCodes'] })
  .refine(({ plan: { leadState }, stateCodes }) => leadState === null || stateCodes.includes(leadState), { message: 'action.lead_takes_no_part', path: ['plan', 'leadState'] });
export type NewAction = z.infer<typeof newActionSchema>;

export const milestoneContentSchema = z.object({
  /** Null for a new one. */
  id: idSchema.nullable(),
  title: translatedLine(300),
  /** Its share in the action's progress, relative to the other milestones: 1 to 100. */
  weight: z.number().int().min(1, 'milestone.weight').max(100, 'milestone.weight'),
  dueOn: dateSchema.nullable(),
});

/** More steps than this are a plan of their own, not milestones. */
export const MAX_MILESTONES = 30;

/** What one State says of its own part; the others neither write nor answer for it. */
export const partChangeSchema = z
  .object({
    responsibleInstitutionId: idSchema.nullable(),
    supportingInstitutionIds: z.array(idSchema).max(20),
    /** A function or an office to write to, never a private address. */
    contact: lineText(300).nullable(),
    means: translatedText(5_000).nullable(),
    /** Technical assistance wanted. */
    assistance: translatedText(5_000).nullable(),
    obstacles: translatedText(5_000).nullable(),
    commitmentIds: z.array(idSchema).max(50),
    milestones: z.array(milestoneContentSchema).max(MAX_MILESTONES, 'milestone.too_many'),
    audience: audienceSchema,
  })
  .refine((part) => part.responsibleInstitutionId === null || !part.supportingInstitutionIds.includes(part.responsibleInstitutionId), {
    message: 'action.responsible_also_supports',
    path: ['supportingInstitutionIds'],
  });
export type PartChange = z.infer<typeof partChangeSchema>;

/** Milestones that would come after the action's own due date; who reached one later than planned is not asked again. */
export function milestonesAfter(dueOn: string, milestones: PartChange['milestones'], isReached: (id: string) => boolean): FieldIssue[] {
  return milestones.flatMap(({ id, dueOn: day }, place) => (day !== null && day > dueOn && !(id !== null && isReached(id)) ? [{ path: `milestones.${place}.dueOn`, code: 'milestone.after_due' }] : []));
}

/** The version of the proposal that was read: an answer to another one would bind a State to what it has not seen. */
const toVersion = { version: rowVersionSchema };
/** An invited State accepts its part, proposes a change, or declines; what is not an acceptance says why. */
export const newResponseSchema = z.discriminatedUnion('response', [
  z.object({ response: z.literal('accepted'), reason: commentSchema.nullable(), ...toVersion }),
  z.object({ response: z.literal('change_proposed'), reason: reasonSchema('action.change_reason_required'), ...toVersion }),
  z.object({ response: z.literal('declined'), reason: reasonSchema('action.decline_reason_required'), ...toVersion }),
]);
export type NewResponse = z.infer<typeof newResponseSchema>;

export const postponementRequestSchema = z.object({ dueOn: dateSchema, reason: commentSchema });
export const cancellationSchema = z.object({ reason: commentSchema });

const nameOf = z.object({ id: idSchema, name: translatedLine(300), acronym: z.string().nullable() });

/** Where a State's part stands for this reader, read off its latest validated update. */
const standing = {
  status: statusSchema,
  declaredStatus: statusSchema.nullable(),
  declaredAt: z.string().nullable(),
  verifiedStatus: statusSchema.nullable(),
  verifiedAt: z.string().nullable(),
  evidenceCount: z.number().int(),
  /** Per cent of the milestones' weight that was reached, derived and never typed; null without milestones. */
  progress: z.number().int().min(0).max(100).nullable(),
};

export const partSummarySchema = z.object({ stateCode: stateCodeSchema, response: responseSchema, responsibleInstitution: nameOf.nullable(), ...standing });
export type PartSummary = z.infer<typeof partSummarySchema>;

const heading = {
  id: idSchema,
  reference: z.string(),
  title: translatedLine(300),
  phase: actionPhaseSchema,
  /** The State that proposes; null: the coordinator, for the programme. */
  proposerState: stateCodeSchema.nullable(),
  startsOn: dayShownSchema.nullable(),
  dueOn: dayShownSchema,
  firstDueOn: dayShownSchema,
  /** How many States take part or were asked to, the parts this reader may not see included. */
  stateCount: z.number().int(),
  completionRule: completionRuleSchema,
  leadState: stateCodeSchema.nullable(),
  illustrative: z.boolean(),
  /** Where the whole stands, by the completion rule; for one State, its part. */
  status: statusSchema,
  overdue: z.boolean(),
};

export const actionSummarySchema = z.object({ ...heading, parts: z.array(partSummarySchema) });
export type ActionSummary = z.infer<typeof actionSummarySchema>;
export const actionListSchema = listOf(actionSummarySchema);

export const milestoneSchema = milestoneContentSchema.extend({
  id: idSchema,
  /** The day that the latest validated update names; null when it was not reached. */
  dueOn: dayShownSchema.nullable(),
  reachedOn: dayShownSchema.nullable(),
});
export type Milestone = z.infer<typeof milestoneSchema>;

export const actionPartSchema = partSummarySchema.extend({
  /** Why a State declined or proposed a change: for those who take part and the coordinator. */
  responseReason: z.string().nullable(),
  respondedAt: z.string().nullable(),
  supportingInstitutions: z.array(nameOf),
  /** For those who take part and the coordinator. */
  contact: z.string().nullable(),
  means: translatedText(5_000).nullable(),
  assistance: translatedText(5_000).nullable(),
  obstacles: translatedText(5_000).nullable(),
  audience: audienceSchema,
  milestones: z.array(milestoneSchema),
  /** Where the due date is still to come and falls on a day on which the State does not work: the last one before on which it does. */
  lastWorkingDay: dayShownSchema.nullable(),
  commitments: z.array(z.object({ id: idSchema, reference: z.string(), title: translatedLine(300), stateCode: stateCodeSchema })),
  /** Newest first. */
  submissions: z.array(submissionSchema),
  openUpdate: openUpdateSchema.nullable(),
  /** Whether this reader may start or edit an update on the part. */
  mayDraft: z.boolean(),
  rowVersion: rowVersionSchema,
});
export type ActionPart = z.infer<typeof actionPartSchema>;

export const postponementSchema = z.object({ from: dayShownSchema, to: dayShownSchema, reason: z.string(), at: z.string(), byName: z.string().nullable() });

export const actionSchema = z.object({
  ...heading,
  text: translatedText(20_000),
  audience: audienceSchema,
  version: z.number().int(),
  cancelReason: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  /** Newest first; reasons for those who take part and the coordinator. */
  postponements: z.array(postponementSchema),
  parts: z.array(actionPartSchema),
  rowVersion: rowVersionSchema,
});
export type Action = z.infer<typeof actionSchema>;

export const ACTION_SORTS = ['due', '-due', 'reference', '-reference'] as const;
/** Different filters must all hold, those on parts for one and the same part. */
export const actionQuerySchema = pageQuerySchema.extend({
  /** Words in title and text, in any of the three languages; accents and case do not matter. */
  q: z.string().trim().max(200, 'text.too_long').optional(),
  state: several(stateCodeSchema),
  status: several(statusSchema),
  institution: several(idSchema),
  commitment: several(idSchema),
  meeting: several(idSchema),
  phase: several(actionPhaseSchema),
  response: several(responseSchema),
  joint: z.enum(['true', 'false']).optional(),
  dueFrom: dateSchema.optional(),
  dueTo: dateSchema.optional(),
  overdue: z.enum(['true']).optional(),
  sort: z.enum(ACTION_SORTS).default('due'),
});
export type ActionQuery = z.infer<typeof actionQuerySchema>;
