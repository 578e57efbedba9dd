import type { TimelineEntry } from '@suivi/actions/domain';
import { groupsOf, linesOf, monthsOf, outsideOf, placed } from './timeline-rows.ts';

const entry = (over: Partial<TimelineEntry>): TimelineEntry => ({
  kind: 'action', id: '1', reference: 'A-1', title: { original: 'fr', versions: {} } as unknown as TimelineEntry['title'], stateCodes: ['NER'], startsOn: null, endsOn: '2026-03-10', firstEndsOn: null,
  status: 'in_progress', overdue: false, cancelled: false, illustrative: false, meetingIds: [], institutionIds: [], parts: [], milestones: [], revision: 1, ...over,
});
const milestone = (over: Partial<TimelineEntry['milestones'][number]>): TimelineEntry['milestones'][number] => ({ id: 'm', title: entry({}).title, stateCode: 'NER', dueOn: '2026-03-01', reachedOn: null, revision: 2, ...over });
const compare = (one: string, other: string) => one.localeCompare(other);

describe('the rows of a timeline', () => {
  it('stand under each State that takes part, or only under those asked for', () => {
    const entries = [entry({ id: 'joint', stateCodes: ['MLI', 'NER'] }), entry({ id: 'own' }), entry({ id: 'meeting', kind: 'meeting' })];
    const groups = (state?: string[]) => groupsOf(entries, 'state', state ? { state } : {}, (code) => code, compare).map(({ key, entries: own }) => [key, ...own.map(({ id }) => id)]);
    expect(groups()).toEqual([['MLI', 'joint'], ['NER', 'joint', 'own']]);
    expect(groups(['NER'])).toEqual([['NER', 'joint', 'own']]);
  });

  it('tell under a State how its own part stands, with its own milestones and its answer', () => {
    const joint = entry({
      stateCodes: ['MLI', 'NER', 'MAR'], overdue: true, milestones: [milestone({ id: 'of Mali', stateCode: 'MLI' }), milestone({ id: 'of Niger' })],
      parts: [{ stateCode: 'MLI', response: 'accepted', status: 'implemented', overdue: false }, { stateCode: 'NER', response: 'accepted', status: 'in_progress', overdue: true }, { stateCode: 'MAR', response: 'invited', status: 'not_started', overdue: false }],
    });
    const meeting = entry({ id: 'meeting', kind: 'meeting', reference: 'NIA' });
    const groups = groupsOf([joint, meeting], 'state', {}, (code) => code, compare);
    const told = groups.flatMap(({ entries }) => entries).map(({ stateCodes, status, overdue, lateAsWhole, response, milestones }) => [stateCodes.join(), status, overdue, lateAsWhole, response, ...milestones.map(({ id }) => id)]);
    expect(told).toEqual([['MAR', 'not_started', false, true, 'invited'], ['MLI', 'implemented', false, true, 'accepted', 'of Mali'], ['NER', 'in_progress', true, false, 'accepted', 'of Niger']]);
    expect(linesOf([joint, meeting], groups, 'state').map(({ reference, stateCodes }) => [reference, stateCodes.join()])).toEqual([['A-1', 'MAR'], ['A-1', 'MLI'], ['A-1', 'NER'], ['NIA', 'NER']]);
    expect(linesOf([joint, meeting], groups, 'meeting')).toEqual([joint, meeting]);
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
    const milestones = [milestone({ dueOn: '2026-02-01' }), milestone({ dueOn: '2026-03-03', reachedOn: '2026-03-02' })];
    const at = placed(entry({ endsOn: '2026-04-01', milestones }), span, '2026-03-07');
    expect([at.bar, at.late, at.due]).toEqual([null, null, null]);
    expect(at.milestones.map(({ reached }) => reached)).toEqual([true]);
  });

  it('is told at the edge when all of it lies outside', () => {
    const ends = ['2026-02-28', '2026-03-01', '2026-03-10', '2026-03-11'];
    expect(ends.map((endsOn) => outsideOf({ startsOn: null, endsOn }, span))).toEqual(['before', null, null, 'after']);
    expect(outsideOf({ startsOn: '2026-03-10', endsOn: '2026-03-11' }, span)).toBeNull();
    expect(placed(entry({ endsOn: '2026-02-27', overdue: true }), span, '2026-03-07')).toMatchObject({ outside: 'before', due: null, late: { start: 0, width: expect.closeTo(70) } });
  });
});
