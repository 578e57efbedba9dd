export * from './import.columns.ts';
export * from './import.mapping.ts';
export * from './import.rows.ts';
export * from './import.states.ts';
export { comparable } from './import.words.ts';
