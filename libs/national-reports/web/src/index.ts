export * from './national-reports.routes.ts';
export * from './national-work/national-work.ts';
