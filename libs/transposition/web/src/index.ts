export { transpositionRoutes } from './transposition.routes.ts';
