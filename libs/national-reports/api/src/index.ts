export * from './national-reports.module.ts';
