import fc from 'fast-check';
import { weaknessOf, wordsOf } from './password.rule.ts';

const COMMON = new Set(['qwertyqwerty', '1q2w3e4r5t6y', 'administrator']);
const WORDS = wordsOf(['Suivi', 'GLO.ACT', 'Une Personne', 'une.personne@interieur.example', 'Niger', 'النيجر', 'Côte d’Ivoire']);
const judge = (password: string) => weaknessOf(password, WORDS, COMMON);

describe('a password that is easily guessed', () => {
  it('is common, whatever its case and whatever stands around it', () => {
    for (const password of ['qwertyqwerty', 'QwertyQwerty', 'qwertyqwerty2026!', '1q2w3e4r5t6y', '!!Administrator1']) expect(judge(password)).toBe('password.common');
  });

  it('is a pattern of few characters', () => {
    for (const password of ['aaaaaaaaaaaaaa', '121212121212', 'abcabcabcabcd']) expect(judge(password)).toBe('password.common');
  });

  it('is little more than words of its context, whatever stands between them', () => {
    for (const password of ['suivi-niger-2026', 'GLO.ACT Niger 1', 'Personne_Interieur', 'SuiviSuivi2026', 'النيجر النيجر 26', 'cote d’ivoire 2026', 'Une Personne 1234']) expect(judge(password)).toBe('password.guessable');
  });

  it('is not one that has enough of its own', () => {
    for (const password of ['quartz lantern orchard', 'le fleuve du Niger monte vite', 'ثلاث نخلات قرب البئر', 'correct horse battery']) expect(judge(password)).toBeNull();
  });

  it('takes no word shorter than four letters, and never throws', () => {
    expect(WORDS.every((word) => word.length >= 4)).toBe(true);
    fc.assert(fc.property(fc.string(), (password) => [null, 'password.common', 'password.guessable'].includes(judge(password))));
  });
});
