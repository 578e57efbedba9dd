import type { Cause } from '@suivi/notifications/api';
import { DUE_IN_30_DAYS, DUE_IN_7_DAYS, OVERDUE } from './deadlines.ts';
import { EVIDENCE_EXPIRED, EVIDENCE_EXPIRES_IN_30_DAYS, EVIDENCE_EXPIRES_IN_7_DAYS } from './evidence.ts';
import { READY, RETURNED, SUBMITTED, VALIDATED } from './path.ts';

/** What people are told about commitments, updates and what proves them, in the order in which preferences list it. */
export const RECOMMENDATION_CAUSES: readonly Cause[] = [RETURNED, READY, DUE_IN_7_DAYS, DUE_IN_30_DAYS, OVERDUE, EVIDENCE_EXPIRES_IN_7_DAYS, EVIDENCE_EXPIRES_IN_30_DAYS, EVIDENCE_EXPIRED, VALIDATED, SUBMITTED];
