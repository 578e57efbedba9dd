export { pageName, problemOf, routeId } from '@suivi/shared/web';
