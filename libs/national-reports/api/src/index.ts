export { NATIONAL_REPORT_CAUSES } from './causes.ts';
export * from './national-reports.module.ts';
export { frozenContent } from './reports/submit-report.ts';
