import { z } from 'zod';
import { roleSchema } from '@suivi/access/domain';
import { dateSchema, dayShownSchema, idSchema, languageSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';
import { mailStateSchema } from '@suivi/notifications/domain';
import { SUBJECT_KINDS } from '@suivi/recommendations/domain';

/** Days back from which the coordinator asks who has not reported, unless she chooses another day. */
export const REPORTING_DAYS = 180;
/** At most so many commitments and parts of actions are asked about at a time: whoever is asked about more reads none of it. */
export const MOST_ASKED_FOR = 500;

/** Of which commitments and parts of actions: of a meeting (an action: one that serves a commitment of it), a State, a lead or responsible institution. */
const choice = { meeting: idSchema.optional(), state: stateCodeSchema.optional(), institution: idSchema.optional() };
export const reportingQuerySchema = z.object({ ...choice, since: dateSchema.optional() });
export type ReportingQuery = z.infer<typeof reportingQuerySchema>;

const counts = { gaps: z.number().int(), outOf: z.number().int() };
const asked = { commitments: z.number().int(), actions: z.number().int() };
const institution = z.object({ id: idSchema, name: translatedLine(300), acronym: z.string().nullable() });

/** A commitment, or a State's part of an action, that is not settled, of which nothing was submitted since that day or whose deadline has passed, and nothing waits for review. */
export const reportingGapSchema = z.object({
  kind: z.enum(SUBJECT_KINDS),
  /** Of the commitment or the action. */
  id: idSchema,
  reference: z.string(),
  title: translatedLine(300),
  stateCode: stateCodeSchema,
  institution: institution.nullable(),
  dueOn: dayShownSchema.nullable(),
  overdue: z.boolean(),
  lastSubmittedAt: z.string().nullable(),
});
export const reportingGapsSchema = z.object({
  since: dateSchema,
  /** How many there are, and out of how many commitments and parts of actions of the choice. */
  total: z.number().int(),
  outOf: z.number().int(),
  /** An action counts under each meeting of which it serves a commitment, and under none (null) when it serves no commitment. */
  byMeeting: z.array(z.object({ meetingId: idSchema.nullable(), name: translatedLine(300).nullable(), ...counts })),
  byState: z.array(z.object({ stateCode: stateCodeSchema, ...counts })),
  byInstitution: z.array(z.object({ stateCode: stateCodeSchema, institution: institution.nullable(), ...counts })),
  /** The longest silent first, at most 200. */
  items: z.array(reportingGapSchema),
});
export type ReportingGaps = z.infer<typeof reportingGapsSchema>;

const recipient = { userId: idSchema, name: z.string(), role: roleSchema, stateCode: stateCodeSchema, ...asked };

/** What a reminder will say, and to whom, word for word. */
export const reportingPreviewSchema = z.object({
  since: dateSchema,
  ...asked,
  recipients: z.array(z.object({ ...recipient, language: languageSchema, subject: z.string(), text: z.string(), lastInvitedAt: z.string().nullable() })),
  /** States of whose commitments or parts of actions nobody with an open account answers for some. */
  unanswered: z.array(z.object({ stateCode: stateCodeSchema, ...asked })),
  /** Stands for all of this: only what was seen is sent. */
  seal: z.string(),
});
export type ReportingPreview = z.infer<typeof reportingPreviewSchema>;

export const newReportRequestSchema = z.object({ ...choice, since: dateSchema, seal: z.string().regex(/^[0-9a-f]{64}$/, 'value.invalid') });
export type NewReportRequest = z.infer<typeof newReportRequestSchema>;

export const reportRequestLineSchema = z.object({
  id: idSchema,
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  since: dateSchema,
  meetingId: idSchema.nullable(),
  stateCode: stateCodeSchema.nullable(),
  institutionId: idSchema.nullable(),
  recipients: z.number().int(),
});
export const reportRequestListSchema = z.object({ items: z.array(reportRequestLineSchema), nextCursor: z.string().nullable() });

/** What became of a reminder: who got it, how its mail fared, who read it, and on how many of those commitments and actions she has reported since. */
export const reportRequestSchema = reportRequestLineSchema.extend({
  outcome: z.array(
    z.object({
      ...recipient,
      /** Null: no mail yet, or none wanted. */
      mail: z.object({ state: mailStateSchema, failure: z.string().nullable(), at: z.string().nullable() }).nullable(),
      readAt: z.string().nullable(),
      reported: z.number().int(),
    }),
  ),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;
