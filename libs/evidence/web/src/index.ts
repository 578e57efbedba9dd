export * from './evidence-editor/evidence-editor.ts';
export * from './evidence-list/evidence-list.ts';
export * from './pieces-behind/pieces-behind.ts';
