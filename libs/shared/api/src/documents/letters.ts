/** The letters that a font has (its `cmap`, formats 4 and 12), so that a document shows a mark for one that no font has instead of failing. */
export function lettersOf(font: Buffer): Set<number> {
  const letters = new Set<number>();
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(record + 8);
    for (let each = 0; each < font.readUInt16BE(cmap + 2); each++) readSubtable(font, cmap + font.readUInt32BE(cmap + 4 + each * 8 + 4), letters);
  }
  return letters;
}

function readSubtable(font: Buffer, at: number, letters: Set<number>): void {
  const format = font.readUInt16BE(at);
  if (format === 4) {
    const segments = font.readUInt16BE(at + 6) / 2;
    for (let index = 0; index < segments; index++) {
      const last = font.readUInt16BE(at + 14 + index * 2);
      const first = font.readUInt16BE(at + 16 + segments * 2 + index * 2);
      for (let letter = first; letter <= last && letter < 0xffff; letter++) letters.add(letter);
    }
  }
  if (format === 12) {
    const groups = font.readUInt32BE(at + 12);
    for (let index = 0; index < groups; index++) {
      const group = at + 16 + index * 12;
      for (let letter = font.readUInt32BE(group); letter <= font.readUInt32BE(group + 4); letter++) letters.add(letter);
    }
  }
}

/** Shown in place of a letter that no font of ours has. */
const UNKNOWN = '\uFFFD';
/** Tab and line feed are white space; other controls, marks of direction and joiners show nothing and stay only where PDF/UA allows them. */
const WHITE = new Set([0x09, 0x0a, 0x0d, 0x20, 0xa0, 0x202f]);
const INVISIBLE = /[\p{Cc}\p{Cf}\uFFFE\uFFFF\p{Cs}\u2028\u2029\uFE0F\uFE0E]/u;

/** A text with only what the fonts can show; joiners, which shape Persian and Arabic words, are kept where they are known. */
export function showable(text: string, letters: ReadonlySet<number>): string {
  let shown = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (WHITE.has(code)) shown += character;
    else if (INVISIBLE.test(character)) shown += code === 0x200c || code === 0x200d ? character : '';
    else shown += letters.has(code) ? character : UNKNOWN;
  }
  return shown;
}
