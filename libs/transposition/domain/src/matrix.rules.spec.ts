import { STAGES } from '@suivi/questionnaires/domain';
import fc from 'fast-check';
import type { Matrix } from './matrix.contract.ts';
import { ABSENCES, AHEAD_OF_LAW, cellAt, chooseArticles, codeOf, inReadersOrder, missingAt, missingEverywhere, SAME } from './matrix.rules.ts';

const ARTICLES = ['UNTOC-5', 'UNTOC-6', 'SOM-6'];
const line = (stateCode: string, verified: string, { declared = SAME.repeat(3), before = SAME.repeat(3) } = {}) => ({ stateCode, verified, declared, before, decidedOn: null, illustrative: false });
const matrixOf = (...states: ReturnType<typeof line>[]): Matrix => ({ on: '2026-01-01', articles: ARTICLES, states, ...missingEverywhere(ARTICLES, states) });

describe('the matrix', () => {
  it('says every stage and every absence with one character of its own, and reads it back', () => {
    const standings = [...STAGES, ...ABSENCES];
    expect(new Set(standings.map(codeOf)).size).toBe(standings.length);
    expect(standings.every((standing) => codeOf(standing).length === 1 && codeOf(standing) !== SAME)).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...standings), { minLength: 1 }), (row) => {
        const verified = row.map(codeOf).join('');
        expect(row.map((_standing, at) => cellAt({ verified, declared: SAME.repeat(row.length), before: SAME.repeat(row.length) }, at)).map(({ stage, absence }) => stage ?? absence)).toEqual(row);
      }),
    );
  });

  it('tells what was declared beside what was found, and what was found before', () => {
    const state = line('NER', '4*1', { declared: '5..', before: '1..' });
    expect(cellAt(state, 0)).toEqual({ stage: 'enacted', absence: null, declared: 'applied', before: 'drafting' });
    expect(cellAt(state, 1)).toEqual({ stage: null, absence: 'not_shared', declared: null, before: null });
    expect(cellAt(state, 2)).toEqual({ stage: 'drafting', absence: null, declared: 'drafting', before: null });
  });

  it('finds what is missing everywhere only where every answer is seen: in no law, or never answered; never what concerns nobody', () => {
    expect(matrixOf(line('NER', '06*'), line('MLI', '10*'))).toMatchObject({ nowhereInLaw: ['UNTOC-5', 'UNTOC-6'], neverAnswered: ['SOM-6'] });
    expect(matrixOf(line('NER', '046'), line('MLI', '516'))).toMatchObject({ nowhereInLaw: [], neverAnswered: [] });
    // A State whose answer is not shared, not there or not asked for may have the article in its law.
    expect(matrixOf(line('NER', '012'), line('MLI', '*?-'))).toMatchObject({ nowhereInLaw: [], neverAnswered: [] });
  });

  it('says of an article no more than the answers seen say', () => {
    const saying = (codes: string) => missingAt([...codes].map((code) => cellAt({ verified: code, declared: SAME, before: SAME }, 0)));
    const [absent, ahead] = [ABSENCES.map(codeOf), AHEAD_OF_LAW.map(codeOf)];
    for (const each of absent) expect({ each, says: [saying(`0${each}`), saying(`4${each}`), saying(`6${each}`), saying(each.repeat(2))] }).toEqual({ each, says: ['among_seen', null, null, 'unanswered'] });
    fc.assert(fc.property(fc.array(fc.constantFrom(...absent, ...ahead, '4', '5', '6'), { minLength: 1 }), (codes) => {
      const [unseen, inLaw] = [codes.some((code) => absent.includes(code)), codes.some((code) => '45'.includes(code))];
      expect(saying(codes.join('')) === 'nowhere').toBe(!unseen && !inLaw && codes.some((code) => ahead.includes(code)));
    }));
  });

  it('chooses articles and keeps every State whole', () => {
    const matrix = matrixOf(line('NER', '14*', { before: '0..' }), line('MLI', '1?*'));
    const chosen = (choice: Parameters<typeof chooseArticles>[1]) => chooseArticles(matrix, choice);
    expect(chosen({})).toEqual(matrix);
    expect(chosen({ stage: ['enacted', 'applied'] })).toMatchObject({ articles: ['UNTOC-6'], states: [{ verified: '4' }, { verified: '?' }], nowhereInLaw: [], neverAnswered: [] });
    expect(chosen({ only: 'changed' })).toMatchObject({ articles: ['UNTOC-5'], states: [{ verified: '1', before: '0' }, { verified: '1' }] });
    expect(chosen({ only: 'missing' }).articles).toEqual(['UNTOC-5']);
    expect(chosen({ stage: ['enacted'], only: 'missing' }).articles).toEqual([]);
  });

  it('stands in the alphabetical order of the reader, whatever the stages', () => {
    const states = [{ stateCode: 'MAR' }, { stateCode: 'ETH' }, { stateCode: 'DZA' }];
    const nameOf = (names: Record<string, string>) => (code: string) => names[code] ?? code;
    expect(inReadersOrder(states, nameOf({ MAR: 'Maroc', ETH: 'Éthiopie', DZA: 'Algérie' }), 'fr').map(({ stateCode }) => stateCode)).toEqual(['DZA', 'ETH', 'MAR']);
    expect(inReadersOrder(states, nameOf({ MAR: 'المغرب', ETH: 'إثيوبيا', DZA: 'الجزائر' }), 'ar').map(({ stateCode }) => stateCode)).toEqual(['ETH', 'DZA', 'MAR']);
  });
});
