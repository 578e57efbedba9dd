/** A word as it is compared: without case, accents, Arabic vowels and letter variants, spaces and punctuation. */
export function comparable(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The parts of a cell that holds several things. */
export function partsOf(cell: string): string[] {
  return cell.split(/[;,،|]/).map((part) => part.trim()).filter(Boolean);
}

/** Each word under the form in which it is compared. */
export function dictionary<Meaning>(words: readonly (readonly [Meaning, readonly string[]])[]): ReadonlyMap<string, Meaning> {
  return new Map(words.flatMap(([meaning, forms]) => forms.map((form) => [comparable(form), meaning] as const)));
}
