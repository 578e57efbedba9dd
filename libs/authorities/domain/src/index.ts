export * from './authority.contract.ts';
export * from './authority.hours.ts';
export * from './authority.policy.ts';
export * from './authority.standing.ts';
