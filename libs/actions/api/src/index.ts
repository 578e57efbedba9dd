export * from './actions.module.ts';
export { ACTION_CAUSES } from './causes.ts';
