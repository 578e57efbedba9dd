/** The value a column must have, or one of several. */
type Wanted = string | null | readonly string[];

/**
 * What an actor may see of a kind of record, as plain data: a row is in scope when any of the alternatives has all its columns
 * as wanted. An empty list sees nothing, an empty alternative everything. The API turns it into SQL, tests into a predicate.
 */
export type Scope = readonly Readonly<Record<string, Wanted>>[];

export const NOTHING: Scope = [];

/** Whether a row is within a scope; a column the row lacks never matches. */
export function inScope(scope: Scope, row: Readonly<Record<string, unknown>>): boolean {
  return scope.some((alternative) =>
    Object.entries(alternative).every(([column, wanted]) =>
      Array.isArray(wanted) ? wanted.includes(row[column]) : row[column] === wanted,
    ),
  );
}
