const LONGEST = 140;
const SENTENCE_END = /[.!?؟](?=\s|$)/;

/** A title for a text that has none: its first sentence, or as many whole words of it as make 140 characters. */
export function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const end = line.search(SENTENCE_END);
  const sentence = end > 0 ? line.slice(0, line[end] === '.' ? end : end + 1) : line;
  if (sentence.length <= LONGEST) return sentence;
  const cut = sentence.slice(0, LONGEST - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // A word longer than a title is cut where it must be, but never through a character.
  const words = lastSpace > 0 && sentence[LONGEST - 1] !== ' ' ? cut.slice(0, lastSpace) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${words.replace(/[\s,;:–—-]+$/, '')}…`;
}
