import { wordDifference } from './word-difference.ts';

describe('the difference between two texts', () => {
  it('marks the words that went and came', () => {
    expect(wordDifference('Créer une plateforme nationale', 'Créer une plateforme régionale')).toEqual([
      { kind: 'same', text: 'Créer une plateforme ' },
      { kind: 'removed', text: 'nationale' },
      { kind: 'added', text: 'régionale' },
    ]);
  });

  it('reads Arabic by words as well', () => {
    const runs = wordDifference('إنشاء منصة وطنية', 'إنشاء منصة إقليمية');
    expect(runs.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['وطنية', 'إقليمية']);
  });

  it('says nothing about equal texts', () => {
    expect(wordDifference('même', 'même')).toEqual([{ kind: 'same', text: 'même' }]);
  });
});
