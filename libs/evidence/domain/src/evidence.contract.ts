import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { dateSchema, dayShownSchema, idSchema, languageSchema, lineText, pastDateSchema, webAddressSchema } from '@suivi/shared/domain';
import { validityIssue } from './evidence.validity.ts';

/** What evidence may be, judged from the content of the file, never from its name. */
export const MEDIA_TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'image/jpeg',
  'image/png',
] as const;
/** In bytes: 25 MiB, what a delegation can send over a slow link in pieces. */
export const MAX_FILE_SIZE = 25 * 1024 * 1024;
/** Files that one person may have announced within a day without sending them whole: more is no delegation with a bad line. */
export const UNFINISHED_FILES = 50;
/** In bytes: small enough to be sent again without pain when the link drops. */
export const UPLOAD_PIECE_SIZE = 256 * 1024;

export const DOCUMENT_KINDS = ['law', 'decree', 'report', 'minutes', 'training_record', 'statistics', 'photo', 'other'] as const;
export const documentKindSchema = z.enum(DOCUMENT_KINDS);

/** The answer of a national report that a piece proves; of an answer given article by article, which of them. */
const provenAnswerSchema = z.object({ reportId: idSchema, question: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, 'key.malformed'), item: z.string().max(20).regex(/^[A-Z0-9-]*$/, 'item.malformed') });

const described = {
  /** What the piece proves: an update, or an answer of a report. */
  updateId: idSchema.optional(),
  answer: provenAnswerSchema.optional(),
  title: lineText(300, 1),
  datedOn: pastDateSchema,
  /** The last day on which a law, a certificate or an agreement holds; null where it does not expire. */
  validUntil: dateSchema.nullable().default(null),
  language: languageSchema,
  documentKind: documentKindSchema,
  /** Who may see this piece; never wider in effect than the audience of the update it belongs to. */
  confidentiality: audienceSchema,
};

export const newEvidenceSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('link'), ...described, url: webAddressSchema }),
    z.object({
      kind: z.literal('file'),
      ...described,
      fileName: lineText(255, 1),
      sizeBytes: z.number().int().positive('file.empty').max(MAX_FILE_SIZE, 'file.too_large'),
    }),
  ])
  .superRefine(({ datedOn, validUntil }, context) => {
    // A day that is none is refused as such.
    const message = [datedOn, validUntil].every((day) => dateSchema.safeParse(day).success) && validityIssue(datedOn, validUntil);
    if (message) context.addIssue({ code: 'custom', path: ['validUntil'], message });
  })
  .refine(({ updateId, answer }) => (updateId === undefined) !== (answer === undefined), { message: 'evidence.proves_one_thing', path: ['updateId'] });
export type NewEvidence = z.infer<typeof newEvidenceSchema>;

/** What is mended about a piece while its update is open. */
export const validityChangeSchema = z.object({ validUntil: dateSchema.nullable() });
export type ValidityChange = z.infer<typeof validityChangeSchema>;

export const evidenceSchema = z.object({
  id: idSchema,
  kind: z.enum(['file', 'link']),
  title: z.string(),
  datedOn: dayShownSchema,
  validUntil: dayShownSchema.nullable(),
  language: languageSchema,
  documentKind: documentKindSchema,
  confidentiality: audienceSchema,
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  /** How much has arrived; an upload goes on from here after a cut. */
  receivedBytes: z.number().int().nullable(),
  complete: z.boolean(),
  /** SHA-256 of the file's content, hexadecimal; null for a link or an unfinished upload. */
  sha256: z.string().nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
