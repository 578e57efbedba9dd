export * from './handover/handovers-api.ts';
export * from './portal-reader.ts';
export * from './states.routes.ts';
export * from './vocabulary/vocabulary-store.ts';
