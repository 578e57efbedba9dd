export * from './evidence.contract.ts';
export * from './evidence.policy.ts';
