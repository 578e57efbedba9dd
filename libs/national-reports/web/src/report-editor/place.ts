import type { AnswerPlace } from '@suivi/questionnaires/domain';

/** The name of a place in a report, which is the id of its field and the path of what is missing there. */
export function keyOf({ question, item }: AnswerPlace): string {
  return item === '' ? question : `${question}.${item}`;
}

export function placeOf(key: string): AnswerPlace {
  const [question = '', item = ''] = key.split('.');
  return { question, item };
}
