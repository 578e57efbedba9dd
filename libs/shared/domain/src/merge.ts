/** A field that both sides changed since the version they started from, with both values. */
export interface Disagreement<Record, Field extends keyof Record = keyof Record> {
  field: Field;
  mine: Record[Field];
  theirs: Record[Field];
}

export interface Merge<Record> {
  /** What each side changed alone is already in; where both did, mine stands until the person decides. */
  merged: Record;
  disagreements: Disagreement<Record>[];
}

/** Brings two edits of one record together field by field, given the version both began with. */
export function merge<Record extends object>(fields: readonly (keyof Record)[], base: Record, mine: Record, theirs: Record): Merge<Record> {
  const merged = { ...mine };
  const disagreements: Disagreement<Record>[] = [];
  for (const field of fields) {
    if (same(mine[field], theirs[field])) continue;
    if (same(base[field], mine[field])) merged[field] = theirs[field];
    else if (!same(base[field], theirs[field])) disagreements.push({ field, mine: mine[field], theirs: theirs[field] });
  }
  return { merged, disagreements };
}

/** Equality by content; the order of keys, which a database may change, does not count, nor does an absent version of a text. */
export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, ordered) === JSON.stringify(right, ordered);
}

function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
