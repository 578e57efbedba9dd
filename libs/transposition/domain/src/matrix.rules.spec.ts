import { STAGES } from '@suivi/questionnaires/domain';
import fc from 'fast-check';
import type { Matrix } from './matrix.contract.ts';
import { ABSENCES, cellAt, chooseArticles, codeOf, inReadersOrder, missingEverywhere, SAME } from './matrix.rules.ts';

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

  it('finds what is missing everywhere: in no law that is shown, or never answered; never what concerns nobody', () => {
    expect(matrixOf(line('NER', '06*'), line('MLI', '1?*'))).toMatchObject({ nowhereInLaw: ['UNTOC-5'], neverAnswered: ['SOM-6'] });
    expect(matrixOf(line('NER', '046'), line('MLI', '51*'))).toMatchObject({ nowhereInLaw: [], neverAnswered: [] });
  });

  it('chooses articles and keeps every State whole', () => {
    const matrix = matrixOf(line('NER', '14*', { before: '0..' }), line('MLI', '1?*'));
    const chosen = (choice: Parameters<typeof chooseArticles>[1]) => chooseArticles(matrix, choice);
    expect(chosen({})).toEqual(matrix);
    expect(chosen({ stage: ['enacted', 'applied'] })).toMatchObject({ articles: ['UNTOC-6'], states: [{ verified: '4' }, { verified: '?' }], nowhereInLaw: [], neverAnswered: [] });
    expect(chosen({ only: 'changed' })).toMatchObject({ articles: ['UNTOC-5'], states: [{ verified: '1', before: '0' }, { verified: '1' }] });
    expect(chosen({ only: 'missing' }).articles).toEqual(['UNTOC-5', 'SOM-6']);
    expect(chosen({ stage: ['enacted'], only: 'missing' }).articles).toEqual([]);
  });

  it('stands in the alphabetical order of the reader, whatever the stages', () => {
    const states = [{ stateCode: 'MAR' }, { stateCode: 'ETH' }, { stateCode: 'DZA' }];
    const nameOf = (names: Record<string, string>) => (code: string) => names[code] ?? code;
    expect(inReadersOrder(states, nameOf({ MAR: 'Maroc', ETH: 'Éthiopie', DZA: 'Algérie' }), 'fr').map(({ stateCode }) => stateCode)).toEqual(['DZA', 'ETH', 'MAR']);
    expect(inReadersOrder(states, nameOf({ MAR: 'المغرب', ETH: 'إثيوبيا', DZA: 'الجزائر' }), 'ar').map(({ stateCode }) => stateCode)).toEqual(['ETH', 'DZA', 'MAR']);
  });
});
