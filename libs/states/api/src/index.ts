export * from './states.module.ts';
