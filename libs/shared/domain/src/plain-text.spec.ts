import fc from 'fast-check';
import { lineText, plainText } from './plain-text.ts';
import { dateSchema, pastDateSchema } from './paging.ts';
import { translatedLine } from './translated-text.ts';

const codeOf = (text: unknown, max = 100) => plainText(max, 1).safeParse(text).error?.issues[0]?.message;

describe('text that people type', () => {
  it('keeps Arabic, accents, emoji, new lines and isolates as they are', () => {
    for (const text of ['تهريب المهاجرين', 'à l’œuvre', '👩🏽‍⚖️', 'une\nligne', '\u2068NIA-2018-R03\u2069']) expect(plainText(100).parse(text)).toBe(text);
  });

  it('refuses null bytes, lone surrogates and direction overrides, each by its own code', () => {
    expect(codeOf('a\u0000b')).toBe('text.control_character');
    expect(codeOf('a\uD800b')).toBe('text.lone_surrogate');
    expect(codeOf('a\u202Eb')).toBe('text.direction_override');
  });

  it('refuses what is too long or empty', () => {
    expect(codeOf('x'.repeat(100_000))).toBe('text.too_long');
    for (const blank of ['   ', '\u200B', '\u2060 \u200D']) expect(codeOf(blank)).toBe('text.empty');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => expect(typeof plainText(50).safeParse(value).success).toBe('boolean')));
  });
});

describe('a text of one line', () => {
  it('holds no line break, whichever it is: each becomes a space', () => {
    for (const cut of ['Plan\nnational', 'Plan\r\n  national', 'Plan\tnational', 'Plan\u2028national', 'Plan \u2029 national', 'Plan\u0085national', 'Plan\vnational']) expect(lineText(100, 1).parse(cut)).toBe('Plan national');
    expect(translatedLine(100).parse({ original: 'fr', versions: { fr: { text: 'Plan\nnational', state: 'verified' } } }).versions.fr?.text).toBe('Plan national');
  });

  it('refuses other controls, and is never empty or too long by what was taken out', () => {
    const codeOfLine = (text: unknown) => lineText(5, 1).safeParse(text).error?.issues[0]?.message;
    expect([codeOfLine('a\u0007b'), codeOfLine('\n\n'), codeOfLine('abcdef'), codeOfLine(7)]).toEqual(['text.control_character', 'text.empty', 'text.too_long', 'text.required']);
  });

  it('has no line break left, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[\t\n\v\f\r\u0085\u2028\u2029]/u.test(lineText(1_000).safeParse(text).data ?? '')));
  });
});

describe('a day', () => {
  it('lies between 1945 and 2100', () => {
    const codeOfDay = (day: string) => dateSchema.safeParse(day).error?.issues[0]?.message;
    expect(['0001-01-01', '1944-12-31', '1945-01-01', '2100-12-31', '2101-01-01', '9999-12-31', '2026-02-30'].map(codeOfDay)).toEqual(['date.too_early', 'date.too_early', undefined, undefined, 'date.too_late', 'date.too_late', 'date.malformed']);
    expect(pastDateSchema.safeParse('0001-01-01').error?.issues[0]?.message).toBe('date.too_early');
  });
});
