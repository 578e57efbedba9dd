import { z } from 'zod';

/** C0 and C1 controls except tab, line feed and carriage return. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
/** Embeddings and overrides reverse what a reader sees; isolates (U+2066-2069) are the safe way and stay allowed. */
const DIRECTION_OVERRIDE = /[\u202A-\u202E]/;

/** Nothing that a reader could see: white space, characters of format such as the zero-width space, and letters without ink. */
const INVISIBLE = /^[\s\p{Cf}\u2800\u3164\u115F\u1160\uFFA0]*$/u;

/** Whether a text says nothing to the eye. */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/**
 * A text that a person types. `max` is in UTF-16 code units, as `String.length` and the `maxlength` attribute count.
 * Issues carry a code as their message (`text.empty`, `text.too_long`, ...), which the interface turns into a sentence.
 */
export function plainText(max: number, min = 0) {
  return textOf(max, min, (text) => text.trim());
}

/** White space of which a reader would see another line or column: line and paragraph separators and tabs, with what stands around them. */
const LINE_BREAK = /\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*/gu;

/**
 * A text of one line, such as a title or a name: a line break that came along with a paste becomes a space, so that no title breaks a list, a
 * mail's subject or a calendar. Other controls are refused as in any text.
 */
export function lineText(max: number, min = 0) {
  return textOf(max, min, (text) => text.trim().replace(LINE_BREAK, ' '));
}

function textOf(max: number, min: number, mend: (text: string) => string, missing = { asked: 'text.required', empty: 'text.empty' }) {
  return z
    .string(missing.asked)
    .overwrite(mend)
    .min(min, { error: missing.empty, abort: true })
    .refine((text) => min === 0 || !INVISIBLE.test(text), missing.empty)
    .max(max, 'text.too_long')
    .refine((text) => !CONTROL.test(text), 'text.control_character')
    .refine((text) => text.isWellFormed(), 'text.lone_surrogate')
    .refine((text) => !DIRECTION_OVERRIDE.test(text), 'text.direction_override');
}

/** A reason or comment that must be given: 1 to 5,000 characters. */
export const commentSchema = plainText(5_000, 1);

/** The same, of which `code` says what is asked for when there is none. */
export function reasonSchema(code: string) {
  return textOf(5_000, 1, (text) => text.trim(), { asked: code, empty: code });
}
