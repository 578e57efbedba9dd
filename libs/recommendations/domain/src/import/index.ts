export * from './import.columns.ts';
export * from './import.mapping.ts';
export * from './import.rows.ts';
export { undecidedThemes, type ThemeWord } from './import.themes.ts';
