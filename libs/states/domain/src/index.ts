export * from './handover.contract.ts';
export * from './vocabulary.contract.ts';
