import { z } from 'zod';
import { dateSchema, idSchema, languageSchema } from '@suivi/shared/domain';

/** What a column of the file may hold. `externalId` makes a repeated import find its rows again; without one, text, State and source do. */
export const IMPORT_FIELDS = ['text', 'title', 'reference', 'state', 'themes', 'articles', 'acceptance', 'source', 'session', 'adoptedOn', 'externalId'] as const;
export const importFieldSchema = z.enum(IMPORT_FIELDS);
/** In UTF-16 code units of CSV: about 10,000 recommendations. */
export const MAX_IMPORT_LENGTH = 8_000_000;

/** Rows of one import; a larger file is brought in by parts, so that reading it keeps nobody waiting. */
export const MAX_IMPORT_ROWS = 10_000;

export const importRequestSchema = z.object({
  csv: z.string().min(1, 'text.empty').max(MAX_IMPORT_LENGTH, 'text.too_long'),
  /** Field by column name; empty: propose one from the header. */
  mapping: z.record(z.string(), importFieldSchema),
  meetingId: idSchema,
  language: languageSchema,
  adoptedOn: dateSchema,
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

export const importPreviewSchema = z.object({
  columns: z.array(z.string()),
  mapping: z.record(z.string(), importFieldSchema),
  rowCount: z.number().int(),
  toCreate: z.number().int(),
  alreadyThere: z.number().int(),
  /** A row and cell at fault; `row` counts lines of records from 1 below the header. */
  issues: z.array(z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), value: z.string() })),
  /** The first rows as they will be read. */
  rows: z.array(z.object({ row: z.number().int(), stateCodes: z.array(z.string()), title: z.string(), text: z.string(), acceptance: z.string(), themes: z.array(z.string()), outcome: z.enum(['create', 'exists', 'error']) })),
});
export const importResultSchema = z.object({ created: z.number().int(), alreadyThere: z.number().int() });
export type ImportPreview = z.infer<typeof importPreviewSchema>;
