import { readArchive } from './read-archive.ts';
import { parsed, type CodedText } from './xml.ts';

const PARTS = /^xl\/(sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;
const CODE_COLUMN = 'A';
const ANSWER_COLUMN = 'C';

/** The rows of all sheets of a workbook, whichever program wrote it last; null where it is no workbook. */
export function readWorkbook(file: Uint8Array): CodedText[] | null {
  const parts = readArchive(file, PARTS);
  if (!parts) return null;
  const shared = sharedTexts(parts.get('xl/sharedStrings.xml') ?? '');
  const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/'));
  if (!shared || sheets.length === 0) return null;
  const rows = sheets.map(([, xml]) => rowsOf(xml, shared));
  return rows.every((each) => each !== null) ? rows.flat() : null;
}

/** Texts that cells name by number; of a text in several styles, all of it, without how it is read aloud. */
function sharedTexts(xml: string): string[] | null {
  const texts: string[] = [];
  if (xml === '') return texts;
  let [text, inText, phonetic] = ['', false, 0];
  return parsed(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      if (name === 't') inText = true;
    },
    text: (piece) => {
      if (inText && phonetic === 0) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') texts.push(text);
    },
  })
    ? texts.map(unescaped)
    : null;
}

function rowsOf(xml: string, shared: readonly string[]): CodedText[] | null {
  const rows: CodedText[] = [];
  let cells = new Map<string, string>();
  let [column, type, value, inValue] = ['', '', '', false];
  const done = parsed(xml, {
    open: (name, attributes) => {
      if (name === 'row') cells = new Map();
      if (name === 'c') [column, type, value] = [(attributes['r'] ?? '').replace(/\d+$/, ''), attributes['t'] ?? 'n', ''];
      if (name === 'v' || name === 't') inValue = true;
    },
    text: (piece) => {
      if (inValue) value += piece;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'c') cells.set(column, type === 's' ? (shared[Number(value)] ?? '') : type === 'b' ? (value === '1' ? '1' : '2') : unescaped(value));
      if (name !== 'row') return;
      const code = cells.get(CODE_COLUMN);
      if (code) rows.push({ code, given: cells.get(ANSWER_COLUMN) ?? '' });
    },
  });
  return done ? rows : null;
}

/** Spreadsheets write some characters by their number, such as a carriage return: "_x000D_". */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
