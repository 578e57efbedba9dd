export * from './entry.contract.ts';
