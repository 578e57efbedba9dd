export * from './authorities.module.ts';
export { AUTHORITY_STANDING } from './authority-json.ts';
