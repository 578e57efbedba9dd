export * from './canonical.ts';
export * from './cursor.ts';
export * from './database-problem.ts';
export type { Report, ReportBlock, ReportCell, ReportLine } from './documents/report.ts';
export * from './documents/typesetter.ts';
export * from './problem.exception.ts';
export * from './problem.filter.ts';
export * from './valid.ts';
export * from './words.ts';
