export * from './commitment.policy.ts';
export * from './commitment.contract.ts';
export * from './commitment.status.ts';
export * from './import.contract.ts';
export * from './recommendation.contract.ts';
export * from './submission.lifecycle.ts';
export * from './update.contract.ts';
export * from './work.contract.ts';
