import { z } from 'zod';

/** Where a list goes on: an opaque text that a former answer gave as `nextCursor`. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

/** The answer of every list: a page of items, where to go on, and how many there are in all where that was counted. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().optional() });
}

export const idSchema = z.uuid('id.malformed');
export const dateSchema = z.iso.date('date.malformed');
/** Hours by which the farthest time zone is ahead of UTC: there it may be tomorrow already. */
const AHEAD = 14;

const comeSince = (earliest: string) =>
  dateSchema.refine((day) => day >= earliest, 'date.too_early').refine((day) => Date.parse(day) <= Date.now() + AHEAD * 3_600_000, 'date.in_future');
/** A day that has come: of a document, or of an adoption. */
export const pastDateSchema = comeSince('1945-01-01');
/** As above, of a law: some that are in force are older than any record of this portal. */
export const lawDateSchema = comeSince('1800-01-01');
/** An instant in UTC, ISO 8601. */
export const instantSchema = z.iso.datetime({ offset: true });
export const stateCodeSchema = z.string().regex(/^[A-Z]{3}$/, 'state.malformed');
/** The version of a record, sent as `ETag` and expected back in `If-Match`. */
export const rowVersionSchema = z.number().int().positive();
