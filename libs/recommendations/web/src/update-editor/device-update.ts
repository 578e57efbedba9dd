import type { Commitment, Subject, Update, UpdateContent } from '@suivi/recommendations/domain';

/** The versions of what the portal has not given: an update that only this device knows, and one that was joined to a colleague's. */
const NOT_STARTED = 0;
const JOINED = -1;

type Versioned = Pick<Update, 'rowVersion'>;

/** Whether the portal knows of it; until then it is written on this device alone, under an id of its own. */
export function isStarted({ rowVersion }: Versioned): boolean {
  return rowVersion !== NOT_STARTED;
}

/** Whether it was begun here while a colleague had started another: the portal has theirs, and nothing of this one is sent unasked. */
export function isJoined({ rowVersion }: Versioned): boolean {
  return rowVersion === JOINED;
}

/** An update as this device begins it without a connection. */
export function deviceUpdate(id: string, subject: Subject, { stateCode, audience: subjectAudience }: Pick<Commitment, 'stateCode' | 'audience'>, content: UpdateContent, authorName: string | null): Update {
  return { ...content, id, subject, milestones: content.milestones ?? [], stateCode, subjectAudience, authorName, phase: 'draft', readyForClearance: false, evidence: [], lastReview: null, lastSubmissionId: null, rowVersion: NOT_STARTED, updatedAt: new Date().toISOString() };
}

/** What was begun here, as written on top of the update that a colleague started meanwhile. */
export function joinedTo(id: string, begun: Update): Update {
  return { ...begun, id, rowVersion: JOINED };
}
