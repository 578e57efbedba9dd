import type { Params } from '@angular/router';
import { actionQuerySchema, type ActionQuery } from '@suivi/actions/domain';

/** What the list shows: the API's own query without where the page begins. */
export type ListFilters = Omit<ActionQuery, 'cursor' | 'limit'>;
export type FilterKey = Exclude<keyof ListFilters, 'sort'>;

/** In the order in which the screen names them. */
const FILTER_KEYS = ['q', 'state', 'status', 'phase', 'response', 'joint', 'overdue', 'dueFrom', 'dueTo', 'institution', 'meeting', 'commitment'] as const satisfies readonly FilterKey[];
type SeveralKey = 'state' | 'status' | 'phase' | 'response' | 'institution' | 'meeting';

/** One active filter value, as a tag that can be removed. */
export interface ActiveFilter {
  key: FilterKey;
  value: string;
}

const { shape } = actionQuerySchema;

/**
 * Reads the filters off an address. A parameter that means nothing is left out instead of failing the page: links are sent
 * by mail, cut and edited by hand.
 */
export function filtersFrom(params: Params): ListFilters {
  const sort = shape.sort.safeParse(params['sort']);
  const filters: Record<string, unknown> = { sort: sort.success ? sort.data : 'due' };
  for (const key of FILTER_KEYS) {
    const value: unknown = params[key];
    if (value === undefined || value === '') continue;
    const read = shape[key].safeParse(value);
    if (read.success && read.data !== undefined) filters[key] = read.data;
  }
  return filters as ListFilters;
}

/** The query parameters of a view; the default order is left out, so that equal views have equal addresses. */
export function addressOf(filters: ListFilters): Params {
  const params: Params = {};
  for (const key of FILTER_KEYS) {
    const value = filters[key];
    if (value !== undefined && value !== '' && value.length > 0) params[key] = value;
  }
  if (filters.sort !== 'due') params['sort'] = filters.sort;
  return params;
}

/** Every value that narrows the list, one by one. */
export function activeFilters(filters: ListFilters): ActiveFilter[] {
  return FILTER_KEYS.flatMap((key) => {
    const value = filters[key];
    const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return values.filter((each) => each !== '').map((each) => ({ key, value: each }));
  });
}

/** The filters with one value taken away; the last value of a filter takes the filter with it. */
export function without(filters: ListFilters, { key, value }: ActiveFilter): ListFilters {
  const rest: Record<string, unknown> = { ...filters };
  const current = filters[key];
  const left = Array.isArray(current) ? current.filter((each) => each !== value) : [];
  if (left.length > 0) rest[key] = left;
  else delete rest[key];
  return rest as ListFilters;
}

/** The filters with a value of a many-valued filter put in or taken out. */
export function toggled(filters: ListFilters, key: SeveralKey, value: string): ListFilters {
  const values: readonly string[] = filters[key] ?? [];
  if (values.includes(value)) return without(filters, { key, value });
  return { ...filters, [key]: [...values, value] };
}
