export * from './entries/entries.ts';
export * from './history/history.ts';
