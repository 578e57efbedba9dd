import { decodeText } from './decode-text.ts';

const bytes = (...parts: number[]) => new Uint8Array(parts).buffer;

describe('the text of a file', () => {
  it('is read as its bytes say', () => {
    expect(decodeText(new TextEncoder().encode('État,دولة').buffer as ArrayBuffer)).toEqual({ text: 'État,دولة', isCertain: true });
    expect(decodeText(bytes(0xff, 0xfe, 0xc9, 0x00))).toEqual({ text: 'É', isCertain: true });
  });

  it('is a guess where they do not say, and says so', () => {
    expect(decodeText(bytes(0xc9, 0x74, 0x61, 0x74))).toEqual({ text: 'État', isCertain: false });
  });
});
