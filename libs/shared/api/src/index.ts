export * from './canonical.ts';
export * from './cursor.ts';
export * from './database-problem.ts';
export * from './problem.exception.ts';
export * from './problem.filter.ts';
export * from './valid.ts';
