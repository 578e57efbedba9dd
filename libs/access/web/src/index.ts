export * from './access.routes.ts';
export * from './appearance/appearance-store.ts';
export * from './audience-picker/audience-picker.ts';
export * from './audience/audience.ts';
export * from './session/guards.ts';
export * from './session/session-store.ts';
