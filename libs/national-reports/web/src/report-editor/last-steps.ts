/** What a report needs only when two versions of an answer meet, and when it is sent; fetched then. */
export { AnswerConflict } from './answer-conflict/answer-conflict.ts';
export { ReportReceiptPanel } from './report-receipt/report-receipt.ts';
export { SubmitReport } from './submit-report/submit-report.ts';
