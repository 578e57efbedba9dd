export * from './causes.ts';
export * from './comments.module.ts';
