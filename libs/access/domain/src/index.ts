export * from './actor.ts';
export * from './audience.ts';
export * from './permission.ts';
export * from './role.ts';
export * from './scope.ts';
export * from './shown.ts';
export * from './session.contract.ts';
export * from './user.contract.ts';
