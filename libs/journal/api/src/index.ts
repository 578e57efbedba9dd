export * from './journal.module.ts';
export { readHistory, readHistoryOf } from './read-history.ts';
