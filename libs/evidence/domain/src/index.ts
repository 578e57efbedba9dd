export * from './evidence.contract.ts';
export * from './evidence.policy.ts';
export * from './evidence.file.ts';
export * from './evidence.validity.ts';
