import { neighboursOf } from './neighbours.ts';

const niamey = { id: 'a', startsOn: '2018-04-16', followsId: null };
const casablanca = { id: 'b', startsOn: '2019-04-24', followsId: 'a' };
const dakar = { id: 'c', startsOn: '2020-05-05', followsId: 'a' };
const meetings = [dakar, casablanca, niamey];

describe('meetings beside a meeting', () => {
  it('are those before and after it by date', () => {
    expect(neighboursOf('b', meetings)).toEqual({ before: niamey, after: dakar, follows: niamey, followedBy: [] });
    expect(neighboursOf('a', meetings)).toEqual({ before: null, after: casablanca, follows: null, followedBy: [casablanca, dakar] });
  });

  it('are none while they are not known', () => {
    expect(neighboursOf('a', [])).toEqual({ before: null, after: null, follows: null, followedBy: [] });
  });
});
