import { z } from 'zod';

/** Who may see what a State submitted, from the narrowest to the widest (product rule 3). */
export const AUDIENCES = ['delegation', 'participants', 'donors', 'public'] as const;
export const audienceSchema = z.enum(AUDIENCES);
export type Audience = z.infer<typeof audienceSchema>;

/** Whether an audience includes another, as `donors` includes `participants`. */
export function includes(audience: Audience, other: Audience): boolean {
  return AUDIENCES.indexOf(audience) >= AUDIENCES.indexOf(other);
}

/** The one of two audiences that fewer people belong to: what two limits leave together. */
export function narrower(one: Audience, other: Audience): Audience {
  return includes(one, other) ? other : one;
}

/** The audiences that include this one: what a reader standing at that level may see. */
export function audiencesFrom(level: Audience): Audience[] {
  return AUDIENCES.slice(AUDIENCES.indexOf(level));
}

/** Whether the change from one audience to another only widens it; narrowing is refused, since what was read stays read. */
export function widens(from: Audience, to: Audience): boolean {
  return AUDIENCES.indexOf(to) > AUDIENCES.indexOf(from);
}
