export * from './answer-field/answer-field.ts';
export * from './questionnaires.routes.ts';
