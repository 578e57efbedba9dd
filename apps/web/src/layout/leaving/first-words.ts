/** Under which people's own words stand in what is kept of a form. */
const WRITTEN = ['text', 'comment', 'contact'];
const LONGEST = 60;

/** The first words that a person wrote somewhere in a form, for her to know it again; nothing where she only chose. */
export function firstWords(content: unknown): string {
  const found = search(content)?.replace(/\s+/g, ' ').trim() ?? '';
  if (found.length <= LONGEST) return found;
  return `${found.slice(0, found.lastIndexOf(' ', LONGEST) + 1 || LONGEST).trimEnd()}…`;
}

function search(content: unknown): string | undefined {
  if (content === null || typeof content !== 'object') return undefined;
  for (const [key, value] of Object.entries(content)) {
    if (typeof value === 'string' && WRITTEN.includes(key) && value.trim()) return value;
    const within = search(value);
    if (within) return within;
  }
  return undefined;
}
