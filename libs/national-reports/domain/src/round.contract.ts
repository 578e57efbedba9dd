import { z } from 'zod';
import { phaseSchema } from '@suivi/recommendations/domain';
import { commentSchema, dateSchema, dayShownSchema, idSchema, languageSchema, listOf, pageQuerySchema, rowVersionSchema, stateCodeSchema, translatedLine, translatedText } from '@suivi/shared/domain';
import { REPORT_STANDINGS, ROUND_STANDINGS } from './round.rules.ts';

/** What the coordinator decides of a round before she opens it; of all this only the end can be put off afterwards. */
const plan = {
  title: translatedLine(300),
  meetingId: idSchema.nullable(),
  /** Published by the time the round is opened. */
  questionnaireVersionId: idSchema,
  opensOn: dateSchema,
  /** The last day: a report counts as in time until it is over in its State. */
  closesOn: dateSchema,
  /** In which languages States may report. */
  languages: z.array(languageSchema).min(1, 'round.no_language').max(3),
  stateCodes: z.array(stateCodeSchema).min(1, 'states.required').max(200),
  illustrative: z.boolean(),
};
export const roundPlanSchema = z
  .object(plan)
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, { message: 'round.closes_before_opening', path: ['closesOn'] })
  .refine(({ languages }) => new Set(languages).size === languages.length, { message: 'round.language_repeated', path: ['languages'] })
  .refine(({ stateCodes }) => new Set(stateCodes).size === stateCodes.length, { message: 'states.repeated', path: ['stateCodes'] });
export type RoundPlan = z.infer<typeof roundPlanSchema>;

/** A later end, with the reason that everybody who takes part is told. */
export const roundExtensionSchema = z.object({ closesOn: dateSchema, reason: commentSchema });
export type RoundExtension = z.infer<typeof roundExtensionSchema>;

/** Where a State stands in a round, as far as the reader may know. */
export const stateInRoundSchema = z.object({
  stateCode: stateCodeSchema,
  standing: z.enum(REPORT_STANDINGS),
  /** Nothing of this State had come in when its last day was over. */
  late: z.boolean(),
  submittedAt: z.string().nullable(),
  /** The latest submission that the reader may open. */
  submissionId: idSchema.nullable(),
  /** The own State's working copy that is not yet decided. */
  reportId: idSchema.nullable(),
});
export type StateInRound = z.infer<typeof stateInRoundSchema>;

/** A round named where it is not itself on the screen. */
export const roundLabelSchema = z.object({ id: idSchema, title: translatedText(300), opensOn: dayShownSchema, closesOn: dayShownSchema, illustrative: z.boolean() });

export const roundSchema = z.object({
  id: idSchema,
  title: translatedText(300),
  meeting: z.object({ id: idSchema, code: z.string(), name: translatedText(300) }).nullable(),
  questionnaire: z.object({ questionnaireId: idSchema, versionId: idSchema, version: z.number().int(), title: translatedText(300) }),
  opensOn: dayShownSchema,
  closesOn: dayShownSchema,
  languages: z.array(languageSchema),
  standing: z.enum(ROUND_STANDINGS),
  openedAt: z.string().nullable(),
  illustrative: z.boolean(),
  states: z.array(stateInRoundSchema),
  /** Each time its end was put off, newest first. */
  extensions: z.array(z.object({ from: dayShownSchema, to: dayShownSchema, reason: z.string(), at: z.string() })),
  rowVersion: rowVersionSchema,
});
export type Round = z.infer<typeof roundSchema>;
export const roundListSchema = listOf(roundSchema);
export const roundQuerySchema = pageQuerySchema.extend({ meeting: idSchema.optional() });
export type RoundQuery = z.infer<typeof roundQuerySchema>;

export const reportSubmissionQuerySchema = pageQuerySchema.extend({ round: idSchema.optional(), state: stateCodeSchema.optional(), phase: phaseSchema.optional() });
export type ReportSubmissionQuery = z.infer<typeof reportSubmissionQuerySchema>;
