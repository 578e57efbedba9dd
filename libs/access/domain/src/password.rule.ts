/** Fewer different characters than these are a pattern, however long. */
const DISTINCT_CHARACTERS = 5;
/** Letters from which on a word of the context counts: shorter ones stand in too much that is harmless. */
const SHORTEST_WORD = 4;
/** What has to be left of a password without the words that everybody knows. */
const OWN_CHARACTERS = 8;

/** Without case, accents and what stands between letters and digits, so that "Népal-2" and "nepal2" are one. */
const bare = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The words of texts that whoever guesses would try first: names, addresses, programme, State. */
export function wordsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)]).map(bare))].filter((word) => word.length >= SHORTEST_WORD).sort((one, other) => other.length - one.length);
}

/**
 * Why a password is easily guessed although it is long enough; null when it is not: it is common, alone or with digits and signs around it, or a
 * pattern of few characters, or little more than words of its context (ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12).
 */
export function weaknessOf(password: string, words: readonly string[], common: ReadonlySet<string>): 'password.common' | 'password.guessable' | null {
  const plain = password.toLowerCase();
  if (common.has(plain) || common.has(plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')) || new Set(plain).size < DISTINCT_CHARACTERS) return 'password.common';
  const own = words.reduce((rest, word) => rest.replaceAll(word, ''), bare(password));
  // Signs alone count as well: a password without any word of the context is judged by nothing but the list.
  return own !== bare(password) && own.length < OWN_CHARACTERS ? 'password.guessable' : null;
}
