import { z } from 'zod';
import { idSchema, listOf, stateCodeSchema } from '@suivi/shared/domain';
import { roleSchema } from '@suivi/access/domain';

/** Records that have a history of their own to show. */
export type HistoryOf = 'commitments' | 'recommendations' | 'meetings' | 'actions' | 'competent_authorities' | 'legislation' | 'case_law' | 'strategies' | 'rounds' | 'national_reports' | 'users';

/** One line of the append-only journal, as a reader sees it. Long texts stand as their SHA-256, never whole. */
export const journalEntrySchema = z.object({
  number: z.number().int(),
  at: z.string(),
  actor: z.object({ id: idSchema.nullable(), name: z.string().nullable(), role: roleSchema.nullable(), stateCode: stateCodeSchema.nullable() }),
  /** `<kind>.<what happened>`, as `commitments.changed`. */
  act: z.string(),
  kind: z.string(),
  subjectId: z.string().nullable(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  hash: z.string(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;
export const journalListSchema = listOf(journalEntrySchema);
export const journalVerificationSchema = z.object({ intact: z.boolean(), entries: z.number().int(), firstBroken: z.number().int().nullable() });
