export * from './transposition.module.ts';
