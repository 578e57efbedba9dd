export * from './commitment-json.ts';
export * from './conditions.ts';
export * from './recommendations.module.ts';
export * from './subject-json.ts';
export { submittedContent } from './updates/submit-update.ts';
export { refuseStale } from './stale.ts';
export { SUBMISSION_JOINS, submissionJson } from './submissions/submission-json.ts';
export { startUpdateOn } from './updates/start-update.ts';
export { RECOMMENDATION_CAUSES } from './causes/index.ts';
