export * from './overview.contract.ts';
export * from './rate.ts';
