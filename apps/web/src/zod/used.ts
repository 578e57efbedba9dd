// The names that the contracts use, and no other: see zod.ts.
export { array, boolean, coerce, discriminatedUnion, email, enum, iso, literal, null, number, object, preprocess, record, string, union, unknown, url, uuid } from 'zod/v4';
export type { infer, input, output, ZodError, ZodString, ZodType } from 'zod/v4';
