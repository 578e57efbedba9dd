export * from './questionnaires.module.ts';
