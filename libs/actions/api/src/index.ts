export { isOverdueSql } from './action-json.ts';
export * from './actions.module.ts';
export { ACTION_CAUSES, OWN_PART_STANDING, PART_IS_MINE, PART_IS_OPEN } from './causes.ts';
