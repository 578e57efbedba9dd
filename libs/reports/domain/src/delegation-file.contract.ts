import { z } from 'zod';
import { roleSchema } from '@suivi/access/domain';
import { responseSchema } from '@suivi/actions/domain';
import { REPORT_STANDINGS, roundLabelSchema } from '@suivi/national-reports/domain';
import { acceptanceSchema, phaseSchema, statusSchema, subjectLabelSchema } from '@suivi/recommendations/domain';
import { dayShownSchema, idSchema, languageSchema, stateCodeSchema, translatedLine, translatedText } from '@suivi/shared/domain';

/** How far ahead the file looks for what is due. */
export const FILE_DAYS_AHEAD = 120;

const name = translatedLine(300);
const actionLabel = z.object({ id: idSchema, reference: z.string(), title: name });

/** What one person hands to the next: the whole of a delegation's business on one page, so that memory does not leave with the person. */
export const delegationFileSchema = z.object({
  stateCode: stateCodeSchema,
  asOf: z.string(),
  /** Every commitment with where it stands, by reference. */
  commitments: z.array(
    z.object({
      id: idSchema,
      reference: z.string(),
      title: name,
      acceptance: acceptanceSchema,
      reason: translatedText(5_000).nullable(),
      leadInstitution: name.nullable(),
      status: statusSchema,
      declaredStatus: statusSchema.nullable(),
      verifiedAt: z.string().nullable(),
      dueOn: dayShownSchema.nullable(),
      firstDueOn: dayShownSchema.nullable(),
      evidenceCount: z.number().int(),
      overdue: z.boolean(),
      stalled: z.boolean(),
      illustrative: z.boolean(),
    }),
  ),
  /** Late, or due within 120 days: commitments and own parts of actions, soonest first. */
  due: z.array(z.object({ subject: subjectLabelSchema, dueOn: dayShownSchema, overdue: z.boolean(), status: statusSchema, institution: name.nullable() })),
  /** What was said last on each subject, by whom, and what the coordinator found; newest first, at most 100. */
  promised: z.array(
    z.object({ subject: subjectLabelSchema, receiptNumber: z.string(), submittedAt: z.string(), submittedByName: z.string().nullable(), declaredStatus: statusSchema, phase: phaseSchema, verifiedStatus: statusSchema.nullable() }),
  ),
  /** Own parts of joint actions that were accepted, and what was proposed to others. */
  joint: z.array(z.object({ action: actionLabel, proposerState: stateCodeSchema.nullable(), dueOn: dayShownSchema, answers: z.array(z.object({ stateCode: stateCodeSchema, response: responseSchema, reason: z.string().nullable(), respondedAt: z.string().nullable() })) })),
  /** Returned and not mended yet, or verified otherwise than declared. */
  disputed: z.array(z.object({ subject: subjectLabelSchema, kind: z.enum(['returned', 'verified_otherwise']), declaredStatus: statusSchema, verifiedStatus: statusSchema.nullable(), comment: z.string().nullable(), at: z.string() })),
  /** Working copies that wait to be finished. */
  drafts: z.array(z.object({ id: idSchema, subject: subjectLabelSchema, phase: phaseSchema, authorName: z.string().nullable(), readyForClearance: z.boolean(), updatedAt: z.string() })),
  /** The national reports that the State is asked for, the round that ends last first: what is asked until when, begun and given to whom, returned, validated. */
  reports: z.array(
    z.object({
      round: roundLabelSchema,
      standing: z.enum(REPORT_STANDINGS),
      late: z.boolean(),
      /** The own State's working copy that is not yet decided, with who writes which of its sections. */
      reportId: idSchema.nullable(),
      sections: z.array(z.object({ title: translatedText(300), institution: name.nullable(), assigneeName: z.string().nullable(), ready: z.boolean() })),
      /** What came in, newest first. */
      submissions: z.array(z.object({ id: idSchema, receiptNumber: z.string(), submittedAt: z.string(), phase: phaseSchema, decidedAt: z.string().nullable(), comment: z.string().nullable() })),
    }),
  ),
  /** The delegation's people and the coordinators, as far as the reader may know them. */
  people: z.array(z.object({ name: z.string(), email: z.string(), role: roleSchema, institution: name.nullable() })),
  /** The State's institutions with what they answer for. */
  institutions: z.array(z.object({ id: idSchema, name, acronym: z.string().nullable(), leads: z.number().int(), supports: z.number().int(), actions: z.number().int() })),
});
export type DelegationFile = z.infer<typeof delegationFileSchema>;
export const delegationFileQuerySchema = z.object({ state: stateCodeSchema.optional() });
export const delegationFilePdfQuerySchema = delegationFileQuerySchema.extend({ language: languageSchema.default('fr') });
