import type { TimelineEntry } from '@suivi/actions/domain';
import { countsOf, groupsOf, monthsOf, placed } from './timeline-rows.ts';

const entry = (over: Partial<TimelineEntry>): TimelineEntry => ({
  kind: 'action', id: '1', reference: 'A-1', title: { original: 'fr', versions: {} } as unknown as TimelineEntry['title'], stateCodes: ['NER'], startsOn: null, endsOn: '2026-03-10', firstEndsOn: null,
  status: 'in_progress', overdue: false, cancelled: false, illustrative: false, meetingIds: [], institutionIds: [], milestones: [], ...over,
});
const compare = (one: string, other: string) => one.localeCompare(other);

describe('the rows of a timeline', () => {
  it('stand under each State that takes part, or only under those asked for', () => {
    const entries = [entry({ id: 'joint', stateCodes: ['MLI', 'NER'] }), entry({ id: 'own' }), entry({ id: 'meeting', kind: 'meeting' })];
    const groups = (state?: string[]) => groupsOf(entries, 'state', state ? { state } : {}, (code) => code, compare).map(({ key, entries: own }) => [key, ...own.map(({ id }) => id)]);
    expect(groups()).toEqual([['MLI', 'joint'], ['NER', 'joint', 'own']]);
    expect(groups(['NER'])).toEqual([['NER', 'joint', 'own']]);
  });

  it('stand last and under no name where they belong to no meeting', () => {
    const groups = groupsOf([entry({ id: 'none' }), entry({ id: 'some', meetingIds: ['m'] })], 'meeting', {}, () => 'Niamey', compare);
    expect(groups.map(({ name, entries: own }) => [name, own[0]?.id])).toEqual([['Niamey', 'some'], ['', 'none']]);
  });

  it('stand by month on a narrow screen', () => {
    expect(monthsOf([entry({ endsOn: '2026-04-01' }), entry({ endsOn: '2026-03-31' }), entry({ endsOn: '2026-03-01' })]).map(({ key, entries: own }) => [key, own.length])).toEqual([['2026-03-01', 2], ['2026-04-01', 1]]);
  });
});

describe('an entry in the drawing', () => {
  const span = { from: '2026-03-01', to: '2026-03-10' };

  it('goes from its start to its due date, and on to today when it is late', () => {
    const { bar, late, due, first } = placed(entry({ startsOn: '2026-03-01', endsOn: '2026-03-05', firstEndsOn: '2026-03-02', overdue: true }), span, '2026-03-07');
    expect([bar, late]).toEqual([{ start: 0, width: 50 }, { start: 50, width: expect.closeTo(20) }]);
    expect([due, first]).toEqual([expect.closeTo(45), expect.closeTo(15)]);
  });

  it('has no bar without a start, and no mark for what lies outside', () => {
    const milestones = [{ title: entry({}).title, stateCode: 'NER', dueOn: '2026-02-01', reachedOn: null }, { title: entry({}).title, stateCode: 'NER', dueOn: '2026-03-03', reachedOn: '2026-03-02' }];
    const at = placed(entry({ endsOn: '2026-04-01', milestones }), span, '2026-03-07');
    expect([at.bar, at.late, at.due]).toEqual([null, null, null]);
    expect(at.milestones.map(({ reached }) => reached)).toEqual([true]);
  });
});

describe('the finding', () => {
  it('counts what is late and what falls due within 30 days, and nothing that is settled, cancelled or a meeting', () => {
    const today = '2026-03-10';
    const counted = [entry({ endsOn: '2026-03-01', overdue: true }), entry({}), entry({ endsOn: '2026-04-09' })];
    const others = [entry({ endsOn: '2026-04-10' }), entry({ status: 'implemented' }), entry({ cancelled: true }), entry({ kind: 'meeting', status: null })];
    expect(countsOf([...counted, ...others], today)).toEqual({ late: 1, soon: 2, deadlines: 5 });
  });
});
