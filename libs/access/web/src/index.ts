export * from './access.routes.ts';
