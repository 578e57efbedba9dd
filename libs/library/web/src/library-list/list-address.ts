import type { Params } from '@angular/router';
import { libraryQuerySchema, type LibraryQuery } from '@suivi/library/domain';

/** What the library shows: the API's own query without where the page begins. */
export type LibraryFilters = Omit<LibraryQuery, 'cursor' | 'limit'>;

const KEYS = ['q', 'kind', 'state', 'type', 'status', 'article', 'phase'] as const satisfies readonly (keyof LibraryFilters)[];
const { shape } = libraryQuerySchema;

/** Reads the filters off an address; what means nothing is left out instead of failing the page. */
export function filtersFrom(params: Params): LibraryFilters {
  const filters: Record<string, unknown> = {};
  for (const key of KEYS) {
    const value: unknown = params[key];
    if (value === undefined || value === '') continue;
    const read = shape[key].safeParse(value);
    if (read.success && read.data !== undefined) filters[key] = read.data;
  }
  return filters as LibraryFilters;
}

/** The query parameters of a view; equal views have equal addresses. */
export function addressOf(filters: LibraryFilters): Params {
  return Object.fromEntries(KEYS.flatMap((key) => (filters[key] !== undefined && filters[key].length > 0 ? [[key, filters[key]]] : [])));
}
