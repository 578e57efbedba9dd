import { diffArrays } from 'diff';

/** A run of words that both texts have, or only the old or the new one. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Words of any script with their apostrophes and hyphens, runs of space, and single signs. */
const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s+|./gsu;
/** Differences beyond this many edits are shown as one text replaced by the other: nobody reads a thousand small marks. */
const MAX_EDITS = 2_000;

/** What changed between two texts, word by word, in reading order. The library's own words are Latin only, hence our tokens. */
export function wordDifference(before: string, after: string): Run[] {
  const changes = diffArrays(before.match(TOKEN) ?? [], after.match(TOKEN) ?? [], { maxEditLength: MAX_EDITS });
  if (!changes) return [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  return changes.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }));
}
