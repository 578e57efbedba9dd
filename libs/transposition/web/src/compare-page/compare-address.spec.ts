import { convertToParamMap } from '@angular/router';
import { addressOf, choiceFrom, queryOf } from './compare-address.ts';

describe('the address of a comparison', () => {
  it('holds what is chosen, and leaves out what means nothing', () => {
    const choice = choiceFrom(convertToParamMap({ states: 'NER,MLI,NER,niger,MAR,FRA', kind: 'score', key: 'SOM-6' }));
    expect(choice).toEqual({ states: ['NER', 'MLI', 'MAR'], kind: 'article', key: 'SOM-6' });
    expect(choiceFrom(convertToParamMap(addressOf(choice)))).toEqual(choice);
    expect(addressOf(choiceFrom(convertToParamMap({})))).toEqual({ states: null, kind: 'article', key: null });
  });

  it('asks once two States and a subject are chosen', () => {
    expect(queryOf({ states: ['NER'], kind: 'article', key: 'SOM-6' })).toBeUndefined();
    expect(queryOf({ states: ['NER', 'MLI'], kind: 'article', key: '' })).toBeUndefined();
    expect(queryOf({ states: ['NER', 'MLI'], kind: 'article', key: 'SOM-6' })).toEqual({ states: 'NER,MLI', kind: 'article', key: 'SOM-6' });
  });
});
