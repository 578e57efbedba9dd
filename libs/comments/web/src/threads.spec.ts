import type { CommentRecord } from '@suivi/comments/domain';
import { merged, threadsOf } from './threads.ts';

const comment = (id: string, parentId: string | null, minute: number, rowVersion = 1) => ({ id, parentId, rowVersion, createdAt: `2026-03-01T10:${String(minute).padStart(2, '0')}:00+00:00` }) as CommentRecord;

describe('threads', () => {
  it('stand newest first, with their answers in the order of talk', () => {
    const threads = threadsOf([comment('b2', 'b', 4), comment('a', null, 0), comment('b', null, 1), comment('a1', 'a', 9), comment('b1', 'b', 2), comment('x1', 'x', 3)]);
    expect(threads.map(({ first, answers }) => [first.id, ...answers.map(({ id }) => id)])).toEqual([['b', 'b1', 'b2'], ['a', 'a1']]);
  });

  it('hold a comment once, in its newest version, whatever comes twice or late', () => {
    const known = merged(new Map(), [comment('a', null, 0, 2)]);
    expect([...merged(known, [comment('a', null, 0, 1), comment('a', null, 0, 1)]).values()].map(({ rowVersion }) => rowVersion)).toEqual([2]);
    expect(merged(known, [comment('a', null, 0, 3)]).get('a')?.rowVersion).toBe(3);
  });
});
