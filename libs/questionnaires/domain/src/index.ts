export * from './answer.contract.ts';
export * from './answer.rules.ts';
export * from './question.contract.ts';
export * from './questionnaire.contract.ts';
export * from './questionnaire.policy.ts';
export * from './questionnaire.rules.ts';
