export * from './timeline.routes.ts';
