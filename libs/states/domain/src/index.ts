export * from './vocabulary.contract.ts';
