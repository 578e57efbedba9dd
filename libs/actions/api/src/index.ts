export { isOverdueSql } from './action-json.ts';
export * from './actions.module.ts';
export { ACTION_CAUSES } from './causes.ts';
