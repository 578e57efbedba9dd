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
/** The earliest day that a record of this portal can speak of: the United Nations' own beginning. */
const EARLIEST = '1945-01-01';
/** The last: a deadline beyond it is a slip of the keyboard, and a calendar or timeline that reaches the year 9999 shows nothing. */
const LATEST = '2100-12-31';
/** A day as a record holds it, on its way out: what was written before there were bounds is still shown. */
export const dayShownSchema = z.iso.date({ error: 'date.malformed', abort: true });
/** A day that somebody gives. */
export const dateSchema = dayShownSchema.refine((day) => day >= EARLIEST, 'date.too_early').refine((day) => day <= LATEST, 'date.too_late');
/** Hours by which the farthest time zone is ahead of UTC: there it may be tomorrow already. */
const AHEAD = 14;

const hasCome = (day: string) => Date.parse(day) <= Date.now() + AHEAD * 3_600_000;
const OLDEST_LAW = '1800-01-01';
/** A day that has come: of a document, or of an adoption. */
export const pastDateSchema = dateSchema.refine(hasCome, 'date.in_future');
/** As above, of a law: some that are in force are older than any record of this portal. */
export const lawDateSchema = dayShownSchema.refine((day) => day >= OLDEST_LAW, 'date.too_early').refine(hasCome, 'date.in_future');
/** An instant in UTC, ISO 8601. */
export const instantSchema = z.iso.datetime({ offset: true });
export const stateCodeSchema = z.string().regex(/^[A-Z]{3}$/, 'state.malformed');
/** The version of a record, sent as `ETag` and expected back in `If-Match`. */
export const rowVersionSchema = z.number().int().positive();
