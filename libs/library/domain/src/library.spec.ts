import { ROLES } from '@suivi/access/domain';
import fc from 'fast-check';
import { LIBRARY_PHASES } from './library.contract.ts';
import { libraryActs } from './library.policy.ts';
import { FOUND, piecesOf } from './library.search.ts';

describe('who may do what with an entry of the library', () => {
  const acts = (role: (typeof ROLES)[number], phase: (typeof LIBRARY_PHASES)[number], keptBy: 'state' | 'programme' = 'state', state: string | null = 'NER') => libraryActs({ role, state }, { keptBy, stateCode: 'NER', phase });

  it('is said by its phase and by who keeps it', () => {
    expect(acts('focal_point', 'draft')).toEqual(['edit', 'publish', 'discard']);
    expect(acts('focal_point', 'published')).toEqual(['edit', 'withdraw']);
    expect(acts('contributor', 'draft')).toEqual(['edit', 'discard']);
    expect(acts('contributor', 'published')).toEqual([]);
    expect(acts('coordinator', 'published', 'programme', null)).toEqual(['edit', 'withdraw']);
  });

  it('is nothing for whoever does not keep it, nor once it is withdrawn', () => {
    for (const role of ROLES) {
      expect(acts(role, 'withdrawn', 'state')).toEqual([]);
      for (const phase of LIBRARY_PHASES) {
        expect(acts(role, phase, 'state', 'MLI')).toEqual([]);
        if (role !== 'coordinator') expect(acts(role, phase, 'programme')).toEqual([]);
      }
    }
    expect(acts('coordinator', 'published')).toEqual([]);
  });
});

describe('an excerpt', () => {
  it('falls into what was found and what stands around it, and loses nothing', () => {
    expect(piecesOf(`Le ${FOUND.begins}magistrat${FOUND.ends} saisit`)).toEqual([{ text: 'Le ', found: false }, { text: 'magistrat', found: true }, { text: ' saisit', found: false }]);
    const aPiece = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !Object.values(FOUND).some((mark) => text.includes(mark)));
    fc.assert(
      fc.property(fc.array(fc.tuple(aPiece, aPiece), { maxLength: 5 }), (pairs) => {
        const pieces = piecesOf(pairs.map(([around, found]) => `${around}${FOUND.begins}${found}${FOUND.ends}`).join(''));
        expect(pieces.map(({ text }) => text).join('')).toBe(pairs.flat().join(''));
        expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(pairs.map(([, found]) => found));
      }),
    );
  });
});
