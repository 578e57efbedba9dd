export { AnswerReading } from './answer-reading/answer-reading.ts';
export * from './national-reports.routes.ts';

/** What waits in rounds, for the first page, which fetches it alone. */
export const nationalWork = () => import('./national-work/national-work.ts').then(({ NationalWork }) => NationalWork);
