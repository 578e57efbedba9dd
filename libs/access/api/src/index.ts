export * from './access.module.ts';
export * from './declares.ts';
export * from './password.ts';
export * from './request.ts';
export * from './same-origin.ts';
export * from './scope-sql.ts';
export * from './work.ts';
export * from './out-of-reach.ts';
