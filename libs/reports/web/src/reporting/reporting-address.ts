import type { Params } from '@angular/router';
import { reportingQuerySchema, type ReportingQuery } from '@suivi/reports/domain';

/** Reads the choice off an address; what means nothing is left out instead of failing the page. */
export function queryFrom(params: Params): ReportingQuery {
  const query: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(reportingQuerySchema.shape)) {
    const read = schema.safeParse(params[name] || undefined);
    if (read.success && read.data !== undefined) query[name] = read.data;
  }
  return query as ReportingQuery;
}
