export { nationalReportsRoutes } from './national-reports.routes.ts';
