export * from './comments.module.ts';
