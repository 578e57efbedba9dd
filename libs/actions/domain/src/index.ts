export * from './action.contract.ts';
export * from './action.lifecycle.ts';
export * from './action.policy.ts';
export * from './action.status.ts';
export * from './action.templates.ts';
export * from './timeline.contract.ts';
export * from './timeline.milestone.ts';
