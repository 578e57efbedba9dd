export * from './phase/phase.ts';
export { recommendationsRoutes } from './recommendations.routes.ts';
export * from './status/status.ts';
export * from './subject-link.ts';
