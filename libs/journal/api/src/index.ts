export * from './journal.module.ts';
export { readActionHistory, readHistory } from './read-history.ts';
