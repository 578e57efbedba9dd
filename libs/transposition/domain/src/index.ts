export * from './matrix.contract.ts';
export * from './matrix.rules.ts';
export * from './matrix.policy.ts';
export * from './cell.contract.ts';
export * from './entries.contract.ts';
export * from './comparison.contract.ts';
export * from './contact.contract.ts';
export * from './contact.policy.ts';
