import fc from 'fast-check';
import { checkHeader, comparable, detectSeparator, stateFinder } from '@suivi/shared/domain';
import { proposeMapping } from './import.columns.ts';
import { checkMapping } from './import.mapping.ts';
import { readRows, type ImportContext } from './import.rows.ts';
import { titleOf } from './import.title.ts';
import { undecidedThemes } from './import.themes.ts';
import { acceptanceOf } from './import.words.ts';

const STATES = [
  { code: 'MLI', alpha2: 'ML' },
  { code: 'MAR', alpha2: 'MA' },
  { code: 'NER', alpha2: 'NE' },
  { code: 'NGA', alpha2: 'NG' },
  { code: 'CIV', alpha2: 'CI' },
];
const COLUMNS = ['To', 'Text', 'From', 'Response', 'Issue', 'Session', 'Ref', 'Id', 'Date', 'Articles'];

const context: ImportContext = {
  columns: COLUMNS,
  mapping: { ...proposeMapping(COLUMNS) },
  meetingId: 'a meeting',
  adoptedOn: '2018-04-18',
  stateOf: stateFinder(STATES),
  programmeStates: new Set(['MLI', 'MAR', 'NER']),
  themeOf: (word) => (word === 'Justice' ? { id: 'theme-1', code: 'justice' } : null),
  decisionOn: (word) => ({ detention: { id: 'theme-2', code: 'prisons' }, treatybodies: null })[comparable(word)],
  articleIds: new Set(['UNTOC-5', 'SOM-6']),
  takenReferences: new Map([['NIA-2018-R01', 'another key']]),
  keyOf: (identity) => identity,
};
const row = (cells: Partial<Record<string, string>>) => COLUMNS.map((column) => cells[column] ?? { To: 'Mali', Text: `Adopt it ${JSON.stringify(cells)}`, Response: 'Accepted' }[column] ?? '');
const codesOf = (...rows: string[][]) => readRows(rows, context).issues.map(({ row: number, column, code }) => [number, column, code]);

describe('the columns of an import', () => {
  it('are recognised by their names in the export of UPR Info', () => {
    const columns = ['To', 'To-Rgrp', 'To-Org', 'Text', 'From', 'From-Rgrp', 'From-Org', 'Response', 'Action', 'Issue', 'Session', 'SourceFile'];
    expect(proposeMapping(columns)).toEqual({ To: 'state', Text: 'text', From: 'source', Response: 'acceptance', Issue: 'themes', Session: 'session' });
  });

  it('are recognised in French and Arabic, each field once', () => {
    expect(proposeMapping(['État', 'Recommandation', 'Texte', 'Thème'])).toEqual({ État: 'state', Recommandation: 'text', Thème: 'themes' });
    expect(proposeMapping(['الدولة', 'نصّ التوصية', 'المواضيع'])).toEqual({ الدولة: 'state', 'نصّ التوصية': 'text', المواضيع: 'themes' });
  });

  it('are separated by what the header is separated by', () => {
    expect(detectSeparator('a;b;"c,d,e,f"\n1,2,3,4,5,6')).toBe(';');
    expect(detectSeparator('a\tb\r\n')).toBe('\t');
    expect(detectSeparator('a,b')).toBe(',');
  });

  it('must exist, once, and hold text and State', () => {
    expect(checkMapping(['a', 'b'], { a: 'text', b: 'state' })).toEqual([]);
    expect(checkMapping(['a', 'b'], { a: 'text', b: 'text', c: 'title' }).map(({ code }) => code)).toEqual(['mapping.unknown_column', 'mapping.field_twice', 'mapping.state_required']);
    expect(checkHeader(['a', '', '', 'a']).map(({ code }) => code)).toEqual(['csv.column_twice']);
    expect(checkHeader(['', '']).map(({ code }) => code)).toEqual(['csv.header_missing']);
  });
});

describe('words of an import', () => {
  it.each(['MLI', 'ml', 'Mali', 'MALI ', 'مالي'])('finds Mali as %s', (name) => expect(context.stateOf(name)).toBe('MLI'));
  it('finds names with accents and signs, and does not guess', () => {
    expect(context.stateOf("cote d'ivoire")).toBe('CIV');
    expect(context.stateOf('Côte d’Ivoire')).toBe('CIV');
    expect(context.stateOf('المغرب')).toBe('MAR');
    expect(context.stateOf('Nigeria')).toBe('NGA');
    expect(context.stateOf('Nige')).toBeNull();
  });
  it.each([
    ['Accepted', 'accepted'],
    ['ACCEPTÉE', 'accepted'],
    ['accepted_in_part', 'accepted_in_part'],
    ['Rejected', 'noted'],
    ['Notée', 'noted'],
    ['مقبولة', 'accepted'],
    ['perhaps', null],
    ['', null],
  ])('understands %s', (word, meaning) => expect(acceptanceOf(word)).toBe(meaning));
});

describe('a title made of a text', () => {
  it('is its first sentence, or whole words of it', () => {
    expect(titleOf('Adopt the bill. And then more.')).toBe('Adopt the bill');
    expect(titleOf('هل تم ذلك؟ نعم')).toBe('هل تم ذلك؟');
    expect(titleOf(`${'word '.repeat(40)}end.`)).toBe(`${'word '.repeat(28).slice(0, -1).slice(0, 139)}…`);
  });

  it('is short, of the text, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (text) => {
        const title = titleOf(text);
        expect(title.length).toBeLessThanOrEqual(140);
        expect(title.isWellFormed()).toBe(text.isWellFormed());
        expect(text.replace(/\s+/g, ' ')).toContain(title.replace(/…$/, ''));
      }),
    );
  });
});

describe('rows of an import', () => {
  it('are read with their States, themes, articles and answer', () => {
    const { rows, issues } = readRows([row({ To: 'Mali; Niger', Text: 'Adopt the bill. Soon.', Response: 'Noted', Issue: 'Justice,Treaty bodies', Articles: 'UNTOC-5, SOM art. 6', Date: '2020-02-29' })], context);
    expect(issues).toEqual([]);
    expect(rows[0]).toMatchObject({ stateCodes: ['MLI', 'NER'], title: 'Adopt the bill', acceptance: 'noted', acceptanceWord: 'Noted', themeCodes: ['justice'], articleIds: ['UNTOC-5', 'SOM-6'], adoptedOn: '2020-02-29', faulty: false });
  });

  it('keep their themes in the words of the file, take what was decided, and count what is none of ours', () => {
    const { rows, themeWords } = readRows([row({ Issue: 'Justice,Detention' }), row({ Issue: 'DETENTION; Treaty bodies', Ref: '2' }), row({ Issue: 'Detention,Detention', Ref: '3' }), row({ Issue: 'New one', Ref: '4' })], context);
    expect(rows.map(({ themeCodes, themeWords: words }) => [themeCodes, words])).toEqual([
      [['justice', 'prisons'], ['Justice', 'Detention']],
      [['prisons'], ['DETENTION', 'Treaty bodies']],
      [['prisons'], ['Detention']],
      [[], ['New one']],
    ]);
    expect(themeWords).toEqual([{ word: 'Detention', rows: 3 }, { word: 'New one', rows: 1 }, { word: 'Treaty bodies', rows: 1 }]);
    expect(undecidedThemes(themeWords, [{ word: 'detention' }, { word: 'Treaty bodies' }])).toEqual(['New one']);
  });

  it('refuse theme words of which there are too many, or that are too long', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => row({ Issue: `word ${index}` }));
    expect(readRows(many, context).issues).toMatchObject([{ row: 0, column: 'Issue', code: 'theme.too_many' }]);
    expect(codesOf(row({ Issue: 'x'.repeat(201) }))).toEqual([[1, 'Issue', 'theme.too_long']]);
  });

  it('say what is wrong, cell by cell', () => {
    expect(
      codesOf(
        row({ To: 'Atlantis' }),
        row({ To: 'Nigeria' }),
        row({ To: '' }),
        row({ Text: '' }),
        row({ Text: 'x'.repeat(20_001) }),
        row({ Text: 'null\u0000byte' }),
        row({ Text: 'turned \u202Eround' }),
        row({ Response: 'perhaps' }),
        row({ Date: '31/12/2018' }),
        row({ Articles: 'UNTOC-99' }),
        row({ Ref: 'NIA-2018-R01' }),
        [...row({}), 'one more'],
      ),
    ).toEqual([
      [1, 'To', 'state.unknown'],
      [2, 'To', 'state.not_of_programme'],
      [3, 'To', 'state.required'],
      [4, 'Text', 'text.empty'],
      [5, 'Text', 'text.too_long'],
      [6, 'Text', 'text.control_character'],
      [7, 'Text', 'text.direction_override'],
      [8, 'Response', 'acceptance.unknown'],
      [9, 'Date', 'date.malformed'],
      [10, 'Articles', 'article.unknown'],
      [11, 'Ref', 'reference.taken'],
      [12, null, 'row.too_many_cells'],
    ]);
  });

  it('are the same row by their own id, else by text, States, source and session', () => {
    const same = { Text: 'Adopt  it', From: 'Canada', Session: '2' };
    expect(codesOf(row(same), row({ ...same, Text: 'Adopt it' }))).toEqual([[2, null, 'row.duplicate']]);
    expect(codesOf(row(same), row({ ...same, From: 'France' }))).toEqual([]);
    expect(codesOf(row({ ...same, Id: '1' }), row({ ...same, Id: '2' }))).toEqual([]);
    expect(codesOf(row({ Id: '1' }), row({ Id: '1', Text: 'Another' }))).toEqual([[2, null, 'row.duplicate']]);
    expect(codesOf(row({ Ref: 'R1' }), row({ Ref: 'R1', Text: 'Another' }))).toEqual([[2, 'Ref', 'reference.twice']]);
  });

  it('never throw, and are without fault exactly when no issue names them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }), { maxLength: 8 }), (records) => {
        const { rows, issues } = readRows(records, context);
        expect(rows).toHaveLength(records.length);
        const named = new Set(issues.map((issue) => issue.row));
        for (const read of rows) expect(read.faulty).toBe(named.has(read.row));
      }),
    );
  });
});
