export * from './round.contract.ts';
export * from './round.rules.ts';
export * from './report.contract.ts';
export * from './report.rules.ts';
export * from './report.policy.ts';
export * from './report-submission.contract.ts';
