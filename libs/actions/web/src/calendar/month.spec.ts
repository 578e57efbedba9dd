import type { TimelineEntry } from '@suivi/actions/domain';
import fc from 'fast-check';
import { dueOnDaysOff, isOn, milestonesOn, monthAfter, viewFrom, weeksOf } from './month.ts';

const month = fc.tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
const entry = (over: Partial<TimelineEntry>) => ({ kind: 'action', stateCodes: ['NER'], startsOn: null, endsOn: '2026-05-03', cancelled: false, ...over }) as TimelineEntry;

describe('a month', () => {
  it('is shown in whole weeks that begin as the reader’s do, each of its days once', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 7 }), (each, firstDay) => {
        const weeks = weeksOf(each, firstDay);
        const own = weeks.flat().filter((day) => day.startsWith(each));
        expect(own).toEqual([...new Set(own)]);
        expect([own[0], own.length]).toEqual([`${each}-01`, new Date(Date.UTC(Number(each.slice(0, 4)), Number(each.slice(5)), 0)).getUTCDate()]);
        for (const week of weeks) expect([week.length, new Date(week[0] ?? '').getUTCDay() || 7, week.some((day) => day.startsWith(each))]).toEqual([7, firstDay, true]);
      }),
    );
  });

  it('follows another', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-05', 0)]).toEqual(['2027-01', '2025-12', '2026-05']);
    fc.assert(fc.property(month, fc.integer({ min: -100, max: 100 }), (each, months) => expect(monthAfter(monthAfter(each, months), -months)).toBe(each)));
  });

  it('is read off an address that may mean nothing', () => {
    expect([viewFrom({ month: '2026-02', state: 'NER' }), viewFrom({ month: '2026-13', state: 'Niger' }), viewFrom({})]).toEqual([{ month: '2026-02', state: 'NER' }, {}, {}]);
  });
});

describe('a day', () => {
  it('holds the deadlines that fall on it and every meeting that lasts over it', () => {
    const meeting = entry({ kind: 'meeting', startsOn: '2026-05-02', endsOn: '2026-05-04' });
    expect(['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'].map((day) => [isOn(meeting, day), isOn(entry({ startsOn: '2026-01-01' }), day)])).toEqual([[false, false], [true, false], [true, true], [true, false], [false, false]]);
  });

  it('holds the milestones planned for it, of the State asked for, and says how they stand', () => {
    const milestone = (id: string, stateCode: string, dueOn: string, reachedOn: string | null = null) => ({ id, stateCode, dueOn, reachedOn });
    const milestones = [milestone('1', 'NER', '2026-04-01'), milestone('2', 'MLI', '2026-04-01'), milestone('3', 'NER', '2026-04-01', '2026-03-30'), milestone('4', 'NER', '2026-04-02')];
    const parts = ['NER', 'MLI'].map((stateCode) => ({ stateCode, response: 'accepted', status: stateCode === 'NER' ? 'in_progress' : 'implemented' }));
    const action = (over = {}) => entry({ id: 'a', reference: 'ACT-1', parts, milestones, ...over } as Partial<TimelineEntry>);
    const told = (today: string, state?: string, over = {}) => milestonesOn(action(over), '2026-04-01', today, state).map(({ id, reference, standing }) => [id, reference, standing].join(' '));
    expect(told('2026-04-01')).toEqual(['1 ACT-1 planned', '2 ACT-1 planned', '3 ACT-1 reached']);
    expect(told('2026-04-02')).toEqual(['1 ACT-1 overdue', '2 ACT-1 planned', '3 ACT-1 reached']);
    expect(told('2026-04-02', 'MLI')).toEqual(['2 ACT-1 planned']);
    expect(told('2026-04-02', 'NER', { cancelled: true })).toEqual(['1 ACT-1 cancelled', '3 ACT-1 cancelled']);
  });

  it('on which a State does not work gives the last working day before it, for each State that it concerns', () => {
    const daysOff = new Map(['MLI', 'NER'].map((state) => [state, { weekend: [6, 7], holidays: new Set(state === 'NER' ? ['2026-05-01'] : []) }]));
    expect(dueOnDaysOff(entry({ stateCodes: ['MLI', 'NER'] }), daysOff)).toEqual([{ stateCode: 'MLI', last: '2026-05-01' }, { stateCode: 'NER', last: '2026-04-30' }]);
    expect(dueOnDaysOff(entry({ endsOn: '2026-05-04' }), daysOff)).toEqual([]);
    expect(dueOnDaysOff(entry({ cancelled: true }), daysOff)).toEqual([]);
  });
});
