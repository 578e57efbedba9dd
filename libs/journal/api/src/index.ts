export * from './read-history.ts';
