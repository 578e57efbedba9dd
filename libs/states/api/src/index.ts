export * from './states.module.ts';
export * from './working-days-sql.ts';
