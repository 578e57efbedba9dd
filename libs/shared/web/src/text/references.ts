/** A run of text; `isolated` ones keep their own direction inside a sentence of the other. */
export interface Run {
  text: string;
  isolated: boolean;
}

/** What is set from left to right wherever it stands: "NIA-2018-R03", "art. 6", "GLO.ACT", "https://...". */
const REFERENCE = /(https?:\/\/[^\s<>"]+|[A-Z][A-Z.]*\d*(?:-[A-Z0-9]+)+|arts?\.\s?\d+(?:\s?\(\d+\))?|[A-Z]{2,}(?:\.[A-Z]{2,})+)/u;

/** Cuts a text into runs, so that Latin references stay whole in Arabic sentences. */
export function isolateReferences(text: string): Run[] {
  return text
    .split(REFERENCE)
    .map((run, index) => ({ text: run, isolated: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}
