export { NATIONAL_REPORT_CAUSES } from './causes.ts';
export * from './national-reports.module.ts';
export { frozenContent } from './reports/submit-report.ts';
export { ROUND_LABEL_JSON } from './reports/report-json.ts';
