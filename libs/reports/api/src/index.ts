export * from './reports.module.ts';
