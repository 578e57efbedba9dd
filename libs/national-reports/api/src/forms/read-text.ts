import { isCode } from './form-code.ts';
import { readArchive } from './read-archive.ts';
import { parsed, type CodedText } from './xml.ts';

const PART = /^word\/document\.xml$/;

/** The rows of all tables of a text document that carry a code, whichever program wrote it last; null where it is no text document. */
export function readText(file: Uint8Array): CodedText[] | null {
  const xml = readArchive(file, PART)?.get('word/document.xml');
  if (xml === undefined) return null;
  const rows: CodedText[] = [];
  let cells: string[][] = [];
  let [inText, deleted] = [false, 0];
  const write = (piece: string) => {
    const cell = cells.at(-1);
    if (cell && cell.length > 0 && deleted === 0) cell[cell.length - 1] += piece;
  };
  const done = parsed(xml, {
    open: (name) => {
      if (name === 'tr') cells = [];
      if (name === 'tc') cells.push([]);
      if (name === 'p') cells.at(-1)?.push('');
      if (name === 't') inText = true;
      if (name === 'br' || name === 'cr') write('\n');
      if (name === 'tab') write(' ');
      // What was struck out while changes were tracked is not part of the answer.
      if (name === 'del') deleted += 1;
    },
    text: (piece) => {
      if (inText) write(piece);
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'del') deleted -= 1;
      if (name !== 'tr') return;
      const [asked = [], answer = []] = cells;
      const code = asked.map((line) => line.trim()).findLast(isCode);
      if (code) rows.push({ code, given: answer.join('\n') });
      cells = [];
    },
  });
  return done ? rows : null;
}
