import type { CellLaw } from './cell.contract.ts';

export interface LawChange {
  change: 'repealed' | 'amended';
  /** The law that did it; null where the library says only that it was done. */
  by: CellLaw['changedBy'][number] | null;
}

/** What happened to a law since it was adopted, a repeal first: what the laws that changed it say, and what it says itself where none of them does. */
export function changesOf({ status, changedBy }: Pick<CellLaw, 'status' | 'changedBy'>): LawChange[] {
  return (['repealed', 'amended'] as const).flatMap((change): LawChange[] => {
    const changes = changedBy.filter(({ relation }) => (relation === 'repeals') === (change === 'repealed')).map((by) => ({ change, by }));
    return changes.length === 0 && status === change ? [{ change, by: null }] : changes;
  });
}
