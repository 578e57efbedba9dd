export * from './evidence-editor/evidence-editor.ts';
export * from './evidence-list/evidence-list.ts';
