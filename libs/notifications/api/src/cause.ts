import type { Role } from '@suivi/access/domain';
import type { Delivery } from '@suivi/notifications/domain';

/**
 * A kind of thing that people are told. A domain adds one by a file that exports it, a line in its list of causes, and a sentence in
 * three languages (`i18n/`). Nothing is told by an event that could be missed: a cause is a question, asked again and again, whose
 * answers are told once each.
 */
export interface Cause {
  kind: string;
  /** Whether somebody has to do something; otherwise it is good to know. */
  asksForAct: boolean;
  /** Whose preferences offer it. */
  roles: readonly Role[];
  /** How it is delivered to who has not chosen. */
  usual: Delivery;
  /** How often the question is asked: by the minute what follows from an act, by the hour what follows from the calendar. */
  every: 'minute' | 'hour';
  /**
   * Who is to be told now, asked by background work: rows of `user_id, programme_id, cause, subject_id, data`. Of `people` it knows
   * everybody with an open account: `user_id, programme_id, role, state_code, institution_id`, and `today` where she is. Who was told
   * a cause is not told it again. Null: told by an act of its own.
   */
  asks: string | null;
  /**
   * What the reader may see of it now, asked under her own role: for notifications `n` (`id, subject_id, data, created_at, request_id`)
   * rows of `id`, `holds` (whether it is still so, and still hers), `values` for the sentence, and `lines` as `notificationLineSchema`
   * says. A row that does not come back is about a record that is no longer open to her.
   */
  shows: string;
}

/** Provider token of all causes. */
export const CAUSES = Symbol('causes');

/** Everybody with an open account, with today's date in her own time zone. */
export const PEOPLE = `people AS MATERIALIZED (
  SELECT m.user_id, m.programme_id, m.role, m.state_code, m.institution_id, (now() AT TIME ZONE coalesce(rs.time_zone, st.time_zone, 'UTC'))::date AS today
  FROM memberships m JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL LEFT JOIN states st ON st.code = m.state_code LEFT JOIN reminder_settings rs ON rs.user_id = m.user_id)`;

/**
 * What a reader of this role may see of the notifications that `from` yields, whichever their kinds. Kinds of other roles, from before
 * hers changed, are not asked for: their questions name tables that she may not even ask.
 */
export function shownSql(causes: readonly Cause[], role: Role, from: string): string {
  const parts = causes.filter(({ roles }) => roles.includes(role)).map(({ kind, shows }) => `SELECT x.id, x.holds, x.values, x.lines FROM (WITH n AS (SELECT * FROM ${from} WHERE kind = '${kind}') ${shows}) x`);
  return parts.join(' UNION ALL ') || `SELECT NULL::uuid AS id, false AS holds, '{}'::jsonb AS values, '[]'::jsonb AS lines WHERE false`;
}

export function usualOf(causes: readonly Cause[]): Record<string, Delivery> {
  return Object.fromEntries(causes.map(({ kind, usual }) => [kind, usual]));
}
