export { NATIONAL_REPORT_CAUSES } from './causes.ts';
export * from './national-reports.module.ts';
export { frozenContent } from './reports/submit-report.ts';
export { ROUND_LABEL_JSON, SECTION_JOINS } from './reports/report-json.ts';
export { TODAY_THERE } from './rounds/read-rounds.ts';
