import type { Role } from './role.ts';

const EVERYBODY: readonly Role[] = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer', 'admin'];
const READERS: readonly Role[] = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer'];
const PARTICIPANTS: readonly Role[] = ['contributor', 'focal_point', 'coordinator', 'observer'];
const DELEGATION: readonly Role[] = ['contributor', 'focal_point'];

/**
 * Which roles may try which act at all (product.md, "Who uses it"). A route declares one of these; which records the act may
 * touch is decided by the policy of the domain and, again, by row-level security.
 */
export const PERMISSIONS = {
  'profile.read': EVERYBODY,
  'profile.edit': EVERYBODY,
  'notifications.read': EVERYBODY,
  'vocabulary.read': EVERYBODY,
  'work.read': EVERYBODY,
  'meetings.read': READERS,
  'meetings.edit': ['coordinator'],
  'meetings.history': ['coordinator'],
  'recommendations.read': READERS,
  'recommendations.draft': ['coordinator'],
  'recommendations.adopt': ['coordinator'],
  'recommendations.amend': ['coordinator'],
  'recommendations.import': ['coordinator'],
  'recommendations.history': ['coordinator'],
  'commitments.read': READERS,
  'commitments.edit': ['focal_point'],
  'commitments.history': ['contributor', 'focal_point', 'coordinator'],
  'updates.read': DELEGATION,
  'updates.draft': DELEGATION,
  'updates.submit': ['focal_point'],
  'updates.withdraw': ['focal_point'],
  'submissions.read': READERS,
  'submissions.review': ['coordinator'],
  'submissions.widen': ['focal_point'],
  'evidence.read': READERS,
  'evidence.attach': DELEGATION,
  'actions.read': READERS,
  'actions.propose': ['focal_point', 'coordinator'],
  'actions.edit': ['focal_point', 'coordinator'],
  'actions.answer': ['focal_point'],
  'holidays.read': EVERYBODY,
  'holidays.edit': ['focal_point'],
  'calendar_feed.keep': READERS,
  'actions.history': ['contributor', 'focal_point', 'coordinator'],
  'rounds.read': READERS,
  'rounds.edit': ['coordinator'],
  /** What was submitted; working copies are for who may write them. */
  'reports.read': READERS,
  'reports.write': DELEGATION,
  'reports.assign': ['focal_point'],
  'reports.submit': ['focal_point'],
  'reports.review': ['coordinator'],
  'transpositions.read': READERS,
  'comparisons.read': READERS,
  'good_practices.read': READERS,
  'needs.read': READERS,
  'contact_requests.read': ['focal_point', 'coordinator'],
  'contact_requests.ask': ['focal_point'],
  'contact_requests.answer': ['focal_point'],
  'rounds.history': ['coordinator'],
  'reports.history': ['contributor', 'focal_point', 'coordinator'],
  'comments.read': ['contributor', 'focal_point', 'coordinator'],
  'comments.write': ['contributor', 'focal_point', 'coordinator'],
  'overview.read': READERS,
  'delegation_file.read': ['focal_point', 'coordinator'],
  'reporting.read': ['coordinator'],
  'reporting.remind': ['coordinator'],
  'participants.read': PARTICIPANTS,
  'questionnaires.read': READERS,
  'questionnaires.edit': ['coordinator'],
  'authorities.read': READERS,
  'authorities.edit': ['focal_point'],
  'authorities.history': ['contributor', 'focal_point', 'coordinator'],
  'library.read': READERS,
  'library.write': ['contributor', 'focal_point', 'coordinator'],
  'library.publish': ['focal_point', 'coordinator'],
  'library.import': ['focal_point', 'coordinator'],
  'library.history': ['contributor', 'focal_point', 'coordinator'],
  'handovers.read': ['contributor', 'focal_point', 'admin'],
  'handovers.start': ['focal_point', 'admin'],
  'handovers.accept': ['contributor'],
  'users.read': ['admin'],
  'users.manage': ['admin'],
  'users.history': ['admin'],
  'journal.read': ['admin'],
  'system.read': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
