export { EvidenceEditor } from './evidence-editor/evidence-editor.ts';
export { EvidenceList } from './evidence-list/evidence-list.ts';
export { PiecesBehind } from './pieces-behind/pieces-behind.ts';
