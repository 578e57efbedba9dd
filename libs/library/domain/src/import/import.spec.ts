import { stateFinder } from '@suivi/shared/domain';
import fc from 'fast-check';
import { checkLibraryMapping, proposeLibraryMapping } from './import.columns.ts';
import { readLaws, type LibraryImportContext } from './import.rows.ts';

const STATES = [
  { code: 'MLI', alpha2: 'ML' },
  { code: 'NER', alpha2: 'NE' },
  { code: 'FRA', alpha2: 'FR' },
];
const COLUMNS = ['Titre', 'État', 'Type', 'Numéro', 'Date', 'Statut', 'Articles', 'Disposition', 'Extrait', 'Lien', 'SHERLOC', 'Source', 'Id'];
const context: LibraryImportContext = {
  columns: COLUMNS,
  mapping: proposeLibraryMapping(COLUMNS),
  stateOf: stateFinder(STATES),
  programmeStates: new Set(['MLI', 'NER']),
  ownState: null,
  articleIds: new Set(['UNTOC-5', 'SOM-6']),
  source: '',
  needsSource: false,
  keyOf: (identity) => identity,
};
const row = (cells: Record<string, string>) => COLUMNS.map((column) => cells[column] ?? { Titre: 'Loi', État: 'Niger' }[column] ?? '');
const codesOf = (cells: Record<string, string>, more: Partial<LibraryImportContext> = {}) => readLaws([row(cells)], { ...context, ...more }).issues.map(({ row: number, column, code }) => [number, column, code]);

describe('the columns of a file of laws', () => {
  it('are recognised by their names in the three languages', () => {
    expect(Object.values(proposeLibraryMapping(COLUMNS))).toEqual(['title', 'state', 'type', 'number', 'adoptedOn', 'status', 'articles', 'provision', 'extract', 'link', 'sherloc', 'source', 'externalId']);
    expect(proposeLibraryMapping(['العنوان', 'الدولة', 'النوع', 'الرقم'])).toEqual({ العنوان: 'title', الدولة: 'state', النوع: 'type', الرقم: 'number' });
  });

  it('need a title and a State', () => {
    expect(checkLibraryMapping(['A', 'B'], { A: 'number', B: 'number', C: 'title' }).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'mapping.C mapping.unknown_column',
      'mapping.number mapping.field_twice',
      'mapping.state mapping.state_required',
    ]);
  });
});

describe('the rows of a file of laws', () => {
  it('make one law of all that name the same, each with its provision', () => {
    const law = { Numéro: '2015-36', Date: '2015-05-26' };
    const { lines, laws, issues } = readLaws(
      [row({ ...law, Type: 'Loi', Statut: 'En vigueur', Articles: 'SOM art. 6', Disposition: 'art. 10', Extrait: 'Texte.' }), row({ ...law, Numéro: 'n° 2015‑36'.slice(3), Articles: 'UNTOC 5; SOM-6' }), row({ Numéro: '2', Type: 'décret', Statut: 'abrogé' })],
      context,
    );
    expect(issues).toEqual([]);
    expect(lines.map(({ joins }) => joins)).toEqual([false, true, false]);
    expect(laws.map(({ number, type, status, articles }) => ({ number, type, status, articles }))).toEqual([
      { number: '2015-36', type: 'law', status: 'in_force', articles: [{ articleId: 'SOM-6', provision: 'art. 10', extract: 'Texte.' }, { articleId: 'UNTOC-5', provision: null, extract: null }, { articleId: 'SOM-6', provision: null, extract: null }] },
      { number: '2', type: 'decree', status: 'repealed', articles: [] },
    ]);
  });

  it.each([
    ['a State that is none of the programme', { État: 'France' }, [1, 'État', 'state.not_of_programme']],
    ['a State that nobody knows', { État: 'Ruritanie' }, [1, 'État', 'state.unknown']],
    ['no title', { Titre: ' ' }, [1, 'Titre', 'text.empty']],
    ['an unknown kind of law', { Type: 'bulle' }, [1, 'Type', 'type.unknown']],
    ['an unknown status', { Statut: 'peut-être' }, [1, 'Statut', 'status.unknown']],
    ['a date that is none', { Date: '26 mai 2015' }, [1, 'Date', 'date.malformed']],
    ['an article of no treaty of ours', { Articles: 'UNTOC-77' }, [1, 'Articles', 'article.unknown']],
    ['an extract of no article', { Extrait: 'Texte.' }, [1, 'Articles', 'article.required']],
    ['an address that is not https', { Lien: 'http://www.example.org/' }, [1, 'Lien', 'url.https_required']],
    ['another site for SHERLOC', { SHERLOC: 'https://www.example.org/' }, [1, 'SHERLOC', 'sherloc.other_site']],
  ])('say what is wrong: %s', (_what, cells, fault) => {
    expect(codesOf(cells)).toEqual([fault]);
  });

  it('are of the own State only, for a focal point, and say from where they are, for the coordinator', () => {
    expect(codesOf({}, { ownState: 'MLI' })).toEqual([[1, 'État', 'state.not_own']]);
    expect(codesOf({}, { needsSource: true })).toEqual([[1, 'Source', 'source.required']]);
    expect(codesOf({}, { needsSource: true, source: 'SHERLOC' })).toEqual([]);
  });

  it('never throw, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 16 })), (records) => {
        const { lines, issues } = readLaws(records, context);
        expect(lines).toHaveLength(records.length);
        for (const line of lines.filter(({ faulty }) => !faulty)) expect(issues.some(({ row: number }) => number === line.row)).toBe(false);
      }),
    );
  });
});
