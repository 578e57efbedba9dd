export { REPORT_CAUSES } from './causes/index.ts';
export * from './reports.module.ts';
