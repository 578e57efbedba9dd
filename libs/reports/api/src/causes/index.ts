import type { Cause } from '@suivi/notifications/api';
import { INVITED } from './invitation.ts';
import { OVERDUE_OF_STATE } from './overdue-of-state.ts';

/** What people are told about commitments and actions together. */
export const REPORT_CAUSES: readonly Cause[] = [INVITED, OVERDUE_OF_STATE];
