export * from './delegation-file.contract.ts';
export * from './overview.contract.ts';
export * from './rate.ts';
export * from './reporting.contract.ts';
