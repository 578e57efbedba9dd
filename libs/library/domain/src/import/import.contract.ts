import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { csvSchema, importIssueSchema, LANGUAGES } from '@suivi/shared/domain';

/** What a column of a file of laws may hold. `externalId` makes a repeated import find its rows again; without one, State and number or title do. */
export const LIBRARY_IMPORT_FIELDS = ['title', 'state', 'type', 'number', 'adoptedOn', 'gazette', 'status', 'articles', 'provision', 'extract', 'link', 'sherloc', 'source', 'externalId'] as const;
export const libraryImportFieldSchema = z.enum(LIBRARY_IMPORT_FIELDS);
export type LibraryImportField = z.infer<typeof libraryImportFieldSchema>;
export type LibraryImportMapping = Record<string, LibraryImportField>;

export const libraryImportRequestSchema = z.object({
  csv: csvSchema,
  /** Field by column name; empty: propose one from the header. */
  mapping: z.record(z.string(), libraryImportFieldSchema),
  /** Never guessed: texts in a language that they are not in would be shown as originals. */
  language: z.enum(LANGUAGES, 'language.required'),
  /** Of every law in the file; what the coordinator brings in is public. */
  audience: audienceSchema,
  /** For rows that do not say from where they are. */
  source: z.string().trim().max(500, 'text.too_long').default(''),
});
export type LibraryImportRequest = z.infer<typeof libraryImportRequestSchema>;

/** `joins`: a further provision of a law that an earlier row began. */
export const ROW_OUTCOMES = ['create', 'joins', 'exists', 'error'] as const;

export const libraryImportPreviewSchema = z.object({
  columns: z.array(z.string()),
  mapping: z.record(z.string(), libraryImportFieldSchema),
  rowCount: z.number().int(),
  /** Laws, each of which may take several rows. */
  toCreate: z.number().int(),
  alreadyThere: z.number().int(),
  issues: z.array(importIssueSchema),
  /** The first rows as they will be read. */
  rows: z.array(z.object({ row: z.number().int(), stateCode: z.string(), title: z.string(), number: z.string(), type: z.string(), articles: z.array(z.string()), provision: z.string(), outcome: z.enum(ROW_OUTCOMES) })),
});
export type LibraryImportPreview = z.infer<typeof libraryImportPreviewSchema>;
