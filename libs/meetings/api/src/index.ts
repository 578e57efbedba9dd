export * from './meetings.module.ts';
