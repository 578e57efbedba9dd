export * from './actions.module.ts';
