export * from './import/import.columns.ts';
export * from './import/import.contract.ts';
export * from './import/import.rows.ts';
export * from './library.contract.ts';
export * from './library.policy.ts';
export * from './library.search.ts';
