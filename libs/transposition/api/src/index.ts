export { CONTACT_CAUSES } from './causes.ts';
export * from './transposition.module.ts';
