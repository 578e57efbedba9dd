import { z } from 'zod';

/** The roles a user may have in a programme; each has a database role of the same name (`suivi_<role>`). */
export const ROLES = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Roles that act for a State and cannot be held without one. */
export const NATIONAL_ROLES: readonly Role[] = ['contributor', 'focal_point'];

/** Roles that may be held for a State: the national ones, and an observer's, who may be of a Permanent Mission. */
export function mayHaveState(role: Role): boolean {
  return isNational(role) || role === 'observer';
}

export function isNational(role: Role): boolean {
  return NATIONAL_ROLES.includes(role);
}
