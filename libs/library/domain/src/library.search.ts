import { z } from 'zod';
import { pageQuerySchema } from '@suivi/shared/domain';
import { LEGISLATION_STATUSES, LEGISLATION_TYPES, libraryKindSchema, libraryPhaseSchema } from './library.contract.ts';

/** Several values of one filter are alternatives; different filters must all hold. In the address: repeated parameters. */
const several = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(70).optional());

export const libraryQuerySchema = pageQuerySchema.extend({
  /** Words in any of the three languages, in whatever form; accents and case do not matter. */
  q: z.string().trim().max(200, 'text.too_long').optional(),
  kind: several(libraryKindSchema),
  /** `none`: of the programme as a whole. */
  state: several(z.string().regex(/^([A-Z]{3}|none)$/, 'state.malformed')),
  type: several(z.enum(LEGISLATION_TYPES)),
  status: several(z.enum(LEGISLATION_STATUSES)),
  article: several(z.string().regex(/^(UNTOC|SOM)-\d{1,2}$/, 'article.unknown')),
  /** Without it, drafts and what is published. */
  phase: several(libraryPhaseSchema),
});
export type LibraryQuery = z.infer<typeof libraryQuerySchema>;

/** What the search puts around the words it found: characters that no text of ours may hold. */
export const FOUND = { begins: String.fromCharCode(1), ends: String.fromCharCode(2) };

/** An excerpt as the search gives it, in pieces: every other one was found. */
export function piecesOf(excerpt: string): { text: string; found: boolean }[] {
  return excerpt
    .replaceAll(FOUND.ends, FOUND.begins)
    .split(FOUND.begins)
    .map((text, index) => ({ text, found: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
