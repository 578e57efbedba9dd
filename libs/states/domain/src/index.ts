export * from './handover.contract.ts';
export * from './vocabulary.contract.ts';
export * from './holiday.contract.ts';
export * from './working-days.ts';
