import fc from 'fast-check';
import { progressOf } from './milestone.progress.ts';

describe('progress', () => {
  const milestones = fc.uniqueArray(fc.record({ id: fc.uuid(), weight: fc.integer({ min: 1, max: 100 }) }), { selector: ({ id }) => id, maxLength: 10 });

  it('is 100 only when every milestone was reached, 0 when none was, and unknown without milestones', () => {
    fc.assert(
      fc.property(milestones, fc.infiniteStream(fc.boolean()), (all, coins) => {
        const reached = all.filter(() => coins.next().value).map(({ id }) => id);
        const progress = progressOf(all, reached);
        if (all.length === 0) expect(progress).toBeNull();
        else expect([progress === 100, progress !== null && progress >= 0 && progress <= 100]).toEqual([reached.length === all.length, true]);
        if (all.length > 0 && reached.length === 0) expect(progress).toBe(0);
      }),
    );
  });

  it('never falls when one more milestone is reached', () => {
    fc.assert(
      fc.property(milestones, (all) => {
        const steps = all.map((_, index) => progressOf(all, all.slice(0, index + 1).map(({ id }) => id)) ?? 0);
        expect([...steps].sort((one, other) => one - other)).toEqual(steps);
      }),
    );
  });
});
