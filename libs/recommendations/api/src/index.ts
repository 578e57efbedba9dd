export * from './commitment-json.ts';
export * from './recommendations.module.ts';
export { submittedContent } from './updates/submit-update.ts';
export { RECOMMENDATION_CAUSES } from './causes/index.ts';
