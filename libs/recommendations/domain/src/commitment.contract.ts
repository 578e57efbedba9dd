import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { evidenceSchema } from '@suivi/evidence/domain';
import { dateSchema, idSchema, rowVersionSchema, stateCodeSchema, translatedLine, translatedText } from '@suivi/shared/domain';
import { statusSchema } from './commitment.status.ts';
import { reachedMilestoneSchema, subjectSchema } from './subject.contract.ts';
import { phaseSchema } from './submission.lifecycle.ts';

const nameOf = z.object({ id: idSchema, name: translatedLine(300), acronym: z.string().nullable() });
export const acceptanceSchema = z.enum(['accepted', 'accepted_in_part', 'noted']);

/** Where a commitment stands for this reader: what was declared and what was verified, both dated (product rule 1). */
const standing = {
  status: statusSchema,
  declaredStatus: statusSchema.nullable(),
  declaredAt: z.string().nullable(),
  verifiedStatus: statusSchema.nullable(),
  verifiedAt: z.string().nullable(),
  /** Pieces of evidence behind the latest validated update that this reader may see. */
  evidenceCount: z.number().int(),
  dueOn: dateSchema.nullable(),
  overdue: z.boolean(),
  stalled: z.boolean(),
};

export const commitmentSummarySchema = z.object({
  id: idSchema,
  recommendationId: idSchema,
  stateCode: stateCodeSchema,
  acceptance: acceptanceSchema,
  leadInstitution: nameOf.nullable(),
  /** What is said of this commitment is invented for demonstration (product rule 9), even where the recommendation is real. */
  illustrative: z.boolean(),
  ...standing,
});
export type CommitmentSummary = z.infer<typeof commitmentSummarySchema>;

/** A commitment where its recommendation is not on the same screen; illustrative where either is. */
export const labelledCommitmentSchema = commitmentSummarySchema.extend({ reference: z.string(), title: translatedLine(300) });
/** One line of the list of commitments. */
export const commitmentListItemSchema = labelledCommitmentSchema.extend({
  /** When the latest validated update was validated, else when the recommendation was adopted. */
  movedOn: dateSchema,
});
export type CommitmentListItem = z.infer<typeof commitmentListItemSchema>;

/** What the coordinator found; comment and name are for the delegation, others learn outcome and status. */
export const reviewSchema = z.object({
  outcome: z.enum(['returned', 'validated']),
  comment: z.string().nullable(),
  verifiedStatus: statusSchema.nullable(),
  reviewedAt: z.string(),
  reviewerName: z.string().nullable(),
});

/** A milestone as it was submitted, under its title of that day. */
export const submissionMilestoneSchema = reachedMilestoneSchema.extend({ title: translatedLine(300) });
export type SubmissionMilestone = z.infer<typeof submissionMilestoneSchema>;

/** What was submitted, frozen, with its receipt (product rule 2). */
export const submissionSchema = z.object({
  id: idSchema,
  updateId: idSchema,
  subject: subjectSchema,
  stateCode: stateCodeSchema,
  phase: phaseSchema,
  audience: audienceSchema,
  declaredStatus: statusSchema,
  narrative: translatedText(10_000),
  challenges: translatedText(10_000).nullable(),
  /** Of an action: what it says was reached; empty for a commitment. */
  milestones: z.array(submissionMilestoneSchema),
  evidence: z.array(evidenceSchema),
  receipt: z.object({
    number: z.string(),
    submittedAt: z.string(),
    submittedByName: z.string().nullable(),
    /** SHA-256 of the canonical JSON of the content, hexadecimal. */
    sha256: z.string(),
  }),
  review: reviewSchema.nullable(),
  rowVersion: rowVersionSchema,
});
export type Submission = z.infer<typeof submissionSchema>;

/** The State's own update that is not yet decided. */
export const openUpdateSchema = z.object({ id: idSchema, phase: phaseSchema, authorName: z.string().nullable(), readyForClearance: z.boolean(), updatedAt: z.string() });

export const commitmentSchema = commitmentSummarySchema.extend({
  recommendation: z.object({
    id: idSchema,
    reference: z.string(),
    title: translatedLine(300),
    text: translatedText(20_000),
    version: z.number().int(),
    illustrative: z.boolean(),
    meeting: z.object({ id: idSchema, code: z.string(), name: translatedLine(300) }),
  }),
  reason: translatedText(5_000).nullable(),
  supportingInstitutions: z.array(nameOf),
  /** The first deadline the State set; it stays visible when it is moved. */
  firstDueOn: dateSchema.nullable(),
  audience: audienceSchema,
  rowVersion: rowVersionSchema,
  /** Newest first. */
  submissions: z.array(submissionSchema),
  /** Null for everybody but the State itself. */
  openUpdate: openUpdateSchema.nullable(),
  /** Whether this reader may start or edit an update: her State's, and for a contributor her institution's. */
  mayDraft: z.boolean(),
  /** For a contributor of the State who may not: the focal points, by name, whom she can ask. */
  focalPoints: z.array(z.string()),
});
export type Commitment = z.infer<typeof commitmentSchema>;

export const commitmentChangeSchema = z
  .object({
    acceptance: acceptanceSchema,
    reason: translatedText(5_000).nullable(),
    leadInstitutionId: idSchema.nullable(),
    supportingInstitutionIds: z.array(idSchema).max(20),
    dueOn: dateSchema.nullable(),
    audience: audienceSchema,
  })
  .refine((change) => change.acceptance === 'accepted' || change.reason !== null, { message: 'commitment.reason_required', path: ['reason'] })
  .refine((change) => change.leadInstitutionId === null || !change.supportingInstitutionIds.includes(change.leadInstitutionId), {
    message: 'commitment.lead_also_supports',
    path: ['supportingInstitutionIds'],
  });
export type CommitmentChange = z.infer<typeof commitmentChangeSchema>;
