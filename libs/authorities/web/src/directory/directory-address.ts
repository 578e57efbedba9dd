import type { Params } from '@angular/router';
import { authorityQuerySchema, type AuthorityQuery } from '@suivi/authorities/domain';

/** What the directory shows: the API's own query without where the page begins. */
export type DirectoryFilters = Omit<AuthorityQuery, 'cursor' | 'limit'>;

const KEYS = ['q', 'state', 'subject', 'standing', 'urgent'] as const satisfies readonly (keyof DirectoryFilters)[];
const { shape } = authorityQuerySchema;

/** Reads the filters off an address; what means nothing is left out instead of failing the page. */
export function filtersFrom(params: Params): DirectoryFilters {
  const filters: Record<string, unknown> = {};
  for (const key of KEYS) {
    const value: unknown = params[key];
    if (value === undefined || value === '') continue;
    const read = shape[key].safeParse(value);
    if (read.success && read.data !== undefined) filters[key] = read.data;
  }
  return filters as DirectoryFilters;
}

/** The query parameters of a view; equal views have equal addresses. */
export function addressOf(filters: DirectoryFilters): Params {
  return Object.fromEntries(KEYS.flatMap((key) => (filters[key] !== undefined && filters[key].length > 0 ? [[key, filters[key]]] : [])));
}
