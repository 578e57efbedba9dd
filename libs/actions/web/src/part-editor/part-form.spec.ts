import { TEMPLATES } from '@suivi/actions/domain';
import { original } from '@suivi/shared/domain';
import { milestonesOf, moved, savedOver, sharesOf } from './part-form.ts';

describe('the milestones of a part', () => {
  it('have shares that add up to 100, whatever their weights', () => {
    expect(sharesOf([25, 50, 25])).toEqual([25, 50, 25]);
    expect(sharesOf([1, 1, 1])).toEqual([34, 33, 33]);
    expect(sharesOf([100, 1])).toEqual([99, 1]);
    for (const weights of [[3, 7, 11, 13], [1, 2, 3, 4, 5, 6, 7], [99, 98, 97], [5]]) expect(sharesOf(weights).reduce((sum, share) => sum + share, 0)).toBe(100);
    expect(sharesOf([])).toEqual([]);
    expect(sharesOf([0, 0])).toEqual([0, 0]);
  });

  it('change places within the list only', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });

  it('come from a template in the language of the person', () => {
    const steps = milestonesOf('joint_commission', 'en');
    expect(steps).toHaveLength(TEMPLATES.joint_commission.milestones.length);
    expect(steps.every(({ id, title }) => id === null && title.original === 'en' && title.versions.en?.state === 'verified')).toBe(true);
  });

  it('come back as new ones where a colleague took them away', () => {
    const milestone = (id: string | null) => ({ id, title: original('fr', 'Session tenue'), weight: 1, dueOn: null });
    expect(savedOver([milestone('a'), milestone('b'), milestone(null)], [{ id: 'a' }]).map(({ id }) => id)).toEqual(['a', null, null]);
  });
});
