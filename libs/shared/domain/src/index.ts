export * from './csv.ts';
export * from './language.ts';
export * from './merge.ts';
export * from './paging.ts';
export * from './plain-text.ts';
export * from './problem.ts';
export * from './translated-text.ts';
export * from './web-address.ts';
