/** The value a column must have, one of several, or one that a list must contain. */
type Wanted = string | null | readonly string[] | Contains;

interface Contains {
  readonly contains: string;
}

/** For a column that holds a list, such as the States that take part. Without a value nothing contains it. */
export function contains(value: string | null): Contains {
  return { contains: value ?? '' };
}

/** Whether a column's condition is on a list that it holds. */
export function isContains(wanted: Wanted): wanted is Contains {
  return typeof wanted === 'object' && wanted !== null && 'contains' in wanted;
}

/**
 * What an actor may see of a kind of record, as plain data: a row is in scope when any of the alternatives has all its columns
 * as wanted. An empty list sees nothing, an empty alternative everything. The API turns it into SQL, tests into a predicate.
 */
export type Scope = readonly Readonly<Record<string, Wanted>>[];

export const NOTHING: Scope = [];

/** Whether a row is within a scope; a column the row lacks never matches. */
export function inScope(scope: Scope, row: Readonly<Record<string, unknown>>): boolean {
  return scope.some((alternative) =>
    Object.entries(alternative).every(([column, wanted]) => {
      const value = row[column];
      if (isContains(wanted)) return Array.isArray(value) && value.includes(wanted.contains);
      return Array.isArray(wanted) ? wanted.includes(value) : value === wanted;
    }),
  );
}
