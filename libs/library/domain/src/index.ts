export * from './library.contract.ts';
export * from './library.policy.ts';
export * from './library.search.ts';
