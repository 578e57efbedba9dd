export * from './inbox-mark/inbox-mark.ts';
export { notificationsRoutes } from './notifications.routes.ts';
