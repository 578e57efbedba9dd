export * from './actions.routes.ts';
export * from './commitment-actions/commitment-actions.ts';
export * from './timeline.routes.ts';
