import { z } from 'zod';
import { csvSchema, dateSchema, idSchema, importIssueSchema, LANGUAGES } from '@suivi/shared/domain';

/** What a column of the file may hold. `externalId` makes a repeated import find its rows again; without one, text, State and source do. */
export const IMPORT_FIELDS = ['text', 'title', 'reference', 'state', 'themes', 'articles', 'acceptance', 'source', 'session', 'adoptedOn', 'externalId'] as const;
export const importFieldSchema = z.enum(IMPORT_FIELDS);
/** Different theme words that are none of ours; a column with more of them holds something else. */
export const MAX_THEME_WORDS = 1_000;
/** Of one theme word. */
export const MAX_THEME_LENGTH = 200;

export const importRequestSchema = z.object({
  csv: csvSchema,
  /** Field by column name; empty: propose one from the header. */
  mapping: z.record(z.string(), importFieldSchema),
  /** What becomes of each theme word that is none of ours: one of our themes, or null to leave it out on purpose. */
  themes: z.array(z.object({ word: z.string().max(MAX_THEME_LENGTH), themeId: idSchema.nullable() })).max(MAX_THEME_WORDS, 'theme.too_many').default([]),
  meetingId: z.uuid('import.meeting_required'),
  /** Never guessed: texts in a language that they are not in would be shown as originals. */
  language: z.enum(LANGUAGES, 'language.required'),
  adoptedOn: dateSchema,
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

export const importPreviewSchema = z.object({
  columns: z.array(z.string()),
  mapping: z.record(z.string(), importFieldSchema),
  rowCount: z.number().int(),
  toCreate: z.number().int(),
  alreadyThere: z.number().int(),
  issues: z.array(importIssueSchema),
  /** Theme words that are none of ours, the most frequent first, with how many rows have each; the import wants a decision on every one. */
  themeWords: z.array(z.object({ word: z.string(), rows: z.number().int() })),
  /** The first rows as they will be read. */
  rows: z.array(z.object({ row: z.number().int(), stateCodes: z.array(z.string()), title: z.string(), text: z.string(), acceptance: z.string(), themes: z.array(z.string()), outcome: z.enum(['create', 'exists', 'error']) })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
