export * from './journal.module.ts';
export { readHistory } from './read-history.ts';
