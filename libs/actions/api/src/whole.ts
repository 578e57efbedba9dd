import { isActionOverdue, statusOfWhole, type Action, type ActionSummary } from '@suivi/actions/domain';

type Counted<Record> = Omit<Record, 'status' | 'overdue'> & { acceptedCount: number; today: string };

/** The record with where the whole stands, and whether it is late. */
export function withWhole<Record extends ActionSummary | Action>({ acceptedCount, today, ...found }: Counted<Record>): Record {
  const action = found as unknown as Record;
  const status = statusOfWhole({ completionRule: action.completionRule, leadState: action.leadState, acceptedCount }, action.parts);
  return { ...action, status, overdue: isActionOverdue({ phase: action.phase, status, dueOn: action.dueOn }, today) };
}

export type { Counted };
