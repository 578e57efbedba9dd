import fc from 'fast-check';
import { plainText } from './plain-text.ts';

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
