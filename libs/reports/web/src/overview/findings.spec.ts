import { findingByState, findingByTheme } from './findings.ts';
import type { ChartRow } from './status-chart/chart-rows.ts';

function row(label: string, implemented: number, inProgress = 2): ChartRow {
  const byStatus = { not_started: 0, in_progress: inProgress, partially_implemented: 0, implemented, no_longer_applicable: 0 };
  return { key: label, label, total: implemented + inProgress, outOf: null, byStatus, params: {} };
}

describe('the sentence above a chart', () => {
  it('says in how many States something is done, and names none of several', () => {
    expect(findingByState([row('Mali', 1), row('Maroc', 3)])).toEqual({ key: 'state_all', params: { count: 2 } });
    expect(findingByState([row('Mali', 0), row('Maroc', 3)])).toEqual({ key: 'state_some', params: { count: 1, total: 2 } });
    expect(findingByState([row('Mali', 0), row('Maroc', 0)])).toEqual({ key: 'none', params: {} });
  });

  it('leaves out a State of which nothing is shown', () => {
    expect(findingByState([row('Mali', 3, 2), row('Maroc', 0, 0)])).toEqual({ key: 'state_one', params: { state: 'Mali', part: 3, whole: 5 } });
    expect(findingByState([row('Mali', 0)])).toEqual({ key: 'none', params: {} });
    expect(findingByState([])).toEqual({ key: 'nothing', params: {} });
  });

  it('names the theme with most results only where there is one', () => {
    expect(findingByTheme([row('Prévention', 2, 3), row('Poursuites', 6, 2)])).toEqual({ key: 'theme_most', params: { theme: 'Poursuites', part: 6, whole: 8 } });
    expect(findingByTheme([row('Prévention', 2), row('Poursuites', 2), row('Protection', 0)])).toEqual({ key: 'theme_some', params: { count: 2, total: 3 } });
    expect(findingByTheme([row('Prévention', 0)])).toEqual({ key: 'none', params: {} });
  });
});
