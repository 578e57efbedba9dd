export { actionsRoutes } from './actions.routes.ts';
export { CommitmentActions } from './commitment-actions/commitment-actions.ts';
