export * from './import.columns.ts';
export * from './import.mapping.ts';
export * from './import.rows.ts';
export * from './import.states.ts';
export { undecidedThemes, type ThemeWord } from './import.themes.ts';
export { comparable } from './import.words.ts';
