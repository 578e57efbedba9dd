import type { Role } from './role.ts';

/** Who acts: a user in her role of one programme, as the session says. */
export interface Actor {
  userId: string;
  programmeId: string;
  role: Role;
  /** ISO 3166-1 alpha-3; null for roles of the programme as a whole. */
  state: string | null;
  institutionId: string | null;
}
