export * from './evidence-json.ts';
