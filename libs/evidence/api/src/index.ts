export * from './evidence-json.ts';
export * from './evidence.module.ts';
