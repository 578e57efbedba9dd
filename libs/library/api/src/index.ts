export * from './library.module.ts';
