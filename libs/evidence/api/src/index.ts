export * from './evidence-json.ts';
export * from './evidence.module.ts';
export { FILES_DIR } from './files/places.ts';
export { shareFiles } from './files/share.ts';
export { eraseFiles } from './remove-evidence.ts';
