import type { Params } from '@angular/router';
import type { FieldIssue } from '@suivi/shared/domain';
import { matrixQuerySchema, type MatrixQuery } from '@suivi/transposition/domain';

/** What the matrix shows: the API's own query. */
export type MatrixFilters = MatrixQuery;

const KEYS = ['on', 'instrument', 'state', 'stage', 'only'] as const satisfies readonly (keyof MatrixFilters)[];
const { shape } = matrixQuerySchema;

/** Reads the filters off an address; what means nothing is left out instead of failing the page. */
export function filtersFrom(params: Params): MatrixFilters {
  const filters: Record<string, unknown> = {};
  for (const key of KEYS) {
    const value: unknown = params[key];
    if (value === undefined || value === '') continue;
    const read = shape[key].safeParse(value);
    if (read.success && read.data !== undefined) filters[key] = read.data;
  }
  return filters as MatrixFilters;
}

/** What is at fault with the day of an address: left out like the rest, but whoever gave it believes to read another day than today. */
export function dayIssues({ on }: Params): FieldIssue[] {
  const read = shape.on.safeParse(on === '' ? undefined : on);
  return read.success ? [] : read.error.issues.slice(0, 1).map(({ message }) => ({ path: 'on', code: message }));
}

/** The query parameters of a view; equal views have equal addresses. */
export function addressOf(filters: MatrixFilters): Params {
  return Object.fromEntries(KEYS.flatMap((key) => (filters[key] !== undefined && filters[key].length > 0 ? [[key, filters[key]]] : [])));
}
