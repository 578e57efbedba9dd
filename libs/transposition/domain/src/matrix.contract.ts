import { z } from 'zod';
import { stageSchema } from '@suivi/questionnaires/domain';
import { dayShownSchema, languageSchema, pastDateSchema, stateCodeSchema } from '@suivi/shared/domain';
import { instrumentSchema } from '@suivi/states/domain';

export const articleIdSchema = z.string().regex(/^[A-Z]{2,10}-\d{1,3}$/, 'item.malformed');

/** Several values of one filter are alternatives; in the address: repeated parameters. */
const several = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(200).optional());

/** `changed`: articles on which a State is elsewhere than in the round before; `missing`: those that no State shown has in its law, every one of them having an answer that the reader sees. */
export const MATRIX_CHOICES = ['changed', 'missing'] as const;

const filters = {
  /** As of the end of a day; without it, as of now. */
  on: pastDateSchema.optional(),
  instrument: instrumentSchema.optional(),
  state: several(stateCodeSchema),
  /** Articles on which at least one State shown is at one of these stages. */
  stage: several(stageSchema),
  only: z.enum(MATRIX_CHOICES).optional(),
};
export const matrixQuerySchema = z.object(filters);
export type MatrixQuery = z.infer<typeof matrixQuerySchema>;
export const matrixExportSchema = z.object({ ...filters, language: languageSchema.default('fr'), format: z.enum(['csv', 'xlsx']).default('xlsx') });
export type MatrixExport = z.infer<typeof matrixExportSchema>;

/** One State's line: a character per article, in the order of `articles`; `CELLS` of the rules says which. */
export const matrixStateSchema = z.object({
  stateCode: stateCodeSchema,
  /** What the coordinator found. */
  verified: z.string(),
  /** What the State declared, where that is something else. */
  declared: z.string(),
  /** What was found in the round before, where that is something else. */
  before: z.string(),
  /** When the latest of what is shown here was validated; null where nothing is. */
  decidedOn: dayShownSchema.nullable(),
  illustrative: z.boolean(),
});
export type MatrixState = z.infer<typeof matrixStateSchema>;

/** States × articles as far as the reader may see them; never a ranking: States by code, articles in the order of the treaties, no totals. */
export const matrixSchema = z.object({
  on: dayShownSchema,
  articles: z.array(articleIdSchema),
  states: z.array(matrixStateSchema),
  /** Articles on which every State shown has an answer that the reader sees, and which none has in its law. */
  nowhereInLaw: z.array(articleIdSchema),
  /** Articles on which the reader finds no answer at all. */
  neverAnswered: z.array(articleIdSchema),
});
export type Matrix = z.infer<typeof matrixSchema>;
