export * from './delivery.ts';
export * from './notification.contract.ts';
export * from './settings.contract.ts';
