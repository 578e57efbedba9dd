export * from './matrix.contract.ts';
export * from './matrix.rules.ts';
export * from './matrix.policy.ts';
export * from './cell.contract.ts';
export * from './cell.rules.ts';
export * from './entries.contract.ts';
