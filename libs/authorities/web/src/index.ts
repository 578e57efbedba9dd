export { authoritiesRoutes } from './authorities.routes.ts';
