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
/** An instant in UTC, ISO 8601. */
export const instantSchema = z.iso.datetime({ offset: true });
export const stateCodeSchema = z.string().regex(/^[A-Z]{3}$/, 'state.malformed');
/** The version of a record, sent as `ETag` and expected back in `If-Match`. */
export const rowVersionSchema = z.number().int().positive();
