export * from './comment.contract.ts';
export * from './comment.policy.ts';
