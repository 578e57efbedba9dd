import type { Holiday } from '@suivi/states/domain';
import { daysOffOf, holidaysFor, offOn } from './off-on.ts';

const holiday = (stateCode: string, date: string): Holiday => ({ id: date, stateCode, date, name: { original: 'fr', versions: {} } as unknown as Holiday['name'], expected: false, rowVersion: 1 });
const states = [{ code: 'MLI', alpha2: 'ML' }, { code: 'NER', alpha2: 'NE' }];

describe('a due date on a day off', () => {
  it('is told with the last working day of each State that does not work on it', () => {
    const daysOff = daysOffOf(states, [holiday('NER', '2026-12-18'), holiday('NER', '2026-12-17')]);
    const off = (day: string) => offOn(day, ['MLI', 'NER', 'UNKNOWN'], daysOff);
    expect(off('2026-12-18')).toEqual([{ stateCode: 'NER', last: '2026-12-16' }]);
    expect(off('2026-12-20')).toEqual([{ stateCode: 'MLI', last: '2026-12-18' }, { stateCode: 'NER', last: '2026-12-16' }]);
    expect(off('2026-12-16')).toEqual([]);
  });

  it('is known from the holidays of the month before', () => {
    expect(holidaysFor('2027-01-31')).toEqual({ from: '2026-12-31', to: '2027-01-31' });
  });
});
