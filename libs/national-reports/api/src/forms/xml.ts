import { SaxesParser } from 'saxes';

/** What a form says in a row: its code, and what stands in the cell for the answer. */
export interface CodedText {
  code: string;
  given: string;
}

interface Handlers {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text: (piece: string) => void;
  close: (name: string) => void;
}

/** A form of 200 questions that a text program saved again has some 40,000: more is no form, and reading on would keep everybody waiting. */
const MOST_ELEMENTS = 100_000;

/** Whether the text is well-formed XML of a form's size; entities of its own are none, so that nothing grows while it is read. */
export function parsed(xml: string, { open, text, close }: Handlers): boolean {
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new SaxesParser();
  let well = true;
  let elements = 0;
  parser.on('error', () => {
    well = false;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > MOST_ELEMENTS) throw new Error('too many elements');
    open(bare(name), attributes as Record<string, string>);
  });
  parser.on('text', text);
  parser.on('closetag', ({ name }) => close(bare(name)));
  try {
    parser.write(xml).close();
  } catch {
    return false;
  }
  return well;
}
