import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { evidenceSchema } from '@suivi/evidence/domain';
import { answerPlaceSchema, answerValueSchema, keySchema, questionnaireContentSchema } from '@suivi/questionnaires/domain';
import { ACTS, phaseSchema } from '@suivi/recommendations/domain';
import { idSchema, listOf, rowVersionSchema, stateCodeSchema, translatedText } from '@suivi/shared/domain';
import { reportReviewSchema } from './report-submission.contract.ts';
import { roundLabelSchema } from './round.contract.ts';

/** Starts a State's report for a round, or finds the one under way. What was validated stays: `correction` starts a new one from it. */
export const newReportSchema = z.object({ roundId: idSchema, correction: z.boolean().default(false) });
export type NewReport = z.infer<typeof newReportSchema>;

/** Who writes a section, and who may see it once it is validated. */
export const reportSectionSchema = z.object({
  key: keySchema,
  institution: z.object({ id: idSchema, name: translatedText(300), acronym: z.string().nullable() }).nullable(),
  assignee: z.object({ id: idSchema, name: z.string().nullable() }).nullable(),
  audience: audienceSchema,
  /** Who writes it says that it is ready for the focal point to clear. */
  ready: z.boolean(),
  mayWrite: z.boolean(),
  rowVersion: rowVersionSchema,
});
export type ReportSection = z.infer<typeof reportSectionSchema>;

/** What is not given stays. A contributor says only whether her section is ready. */
export const reportSectionChangeSchema = z
  .object({ institutionId: idSchema.nullable(), assigneeId: idSchema.nullable(), audience: audienceSchema, ready: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: 'section.nothing_changed' });
export type ReportSectionChange = z.infer<typeof reportSectionChangeSchema>;

export const reportAnswerSchema = answerPlaceSchema.extend({
  section: keySchema,
  /** Null once it was taken away; its version goes on, so that nobody writes over what she has not read. */
  value: answerValueSchema.nullable(),
  /** What the State's last validated report on the same questionnaire said; null where it said nothing. */
  previous: answerValueSchema.nullable(),
  updatedAt: z.string(),
  updatedByName: z.string().nullable(),
  rowVersion: rowVersionSchema,
});
export type ReportAnswer = z.infer<typeof reportAnswerSchema>;
/** Sent with the version of the answer that was read, in `If-Match`; `"0"` where there was none. */
export const answerChangeSchema = z.object({ value: answerValueSchema });

/** A piece of evidence with the answer that it proves. */
export const answerEvidenceSchema = evidenceSchema.extend(answerPlaceSchema.shape);
export type AnswerEvidence = z.infer<typeof answerEvidenceSchema>;

/** The State's working copy; nobody outside the State can read it in any phase (product rule 2). */
export const nationalReportSchema = z.object({
  id: idSchema,
  round: roundLabelSchema,
  stateCode: stateCodeSchema,
  phase: phaseSchema,
  /** The validated report that this one corrects. */
  corrects: idSchema.nullable(),
  questionnaire: questionnaireContentSchema,
  sections: z.array(reportSectionSchema),
  answers: z.array(reportAnswerSchema),
  evidence: z.array(answerEvidenceSchema),
  lastReview: reportReviewSchema.nullable(),
  nextActs: z.array(z.enum(ACTS)),
  /** Moves with every answer, piece of evidence and section: who submits sends what she has read. */
  rowVersion: rowVersionSchema,
  updatedAt: z.string(),
});
export type NationalReport = z.infer<typeof nationalReportSchema>;

export const nationalReportListItemSchema = z.object({
  id: idSchema,
  round: roundLabelSchema,
  stateCode: stateCodeSchema,
  phase: phaseSchema,
  corrects: idSchema.nullable(),
  sections: z.number().int(),
  readySections: z.number().int(),
  updatedAt: z.string(),
});
export const nationalReportListSchema = listOf(nationalReportListItemSchema);
