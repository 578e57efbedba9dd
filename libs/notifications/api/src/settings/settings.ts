import type { Work } from '@suivi/access/api';
import type { Delivery, ReminderSettings, ReminderSettingsChange } from '@suivi/notifications/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { Cause } from '../cause.ts';

interface Kept {
  timeZone: string | null;
  zoneInUse: string;
  digestHour: number;
  deliveries: Record<string, Delivery>;
  rowVersion: number;
}

/** How and when the reader wants to be told; one statement. */
export async function readSettings(work: Work, causes: readonly Cause[]): Promise<ReminderSettings> {
  const kept = await work.row<Kept>(
    `SELECT s.time_zone AS "timeZone", coalesce(s.time_zone, st.time_zone, 'UTC') AS "zoneInUse", coalesce(s.digest_hour, 7)::integer AS "digestHour", coalesce(s.deliveries, '{}') AS deliveries, coalesce(s.row_version, 0) AS "rowVersion"
    FROM (SELECT 1) one LEFT JOIN reminder_settings s ON s.user_id = $1 LEFT JOIN states st ON st.code = $2`,
    [work.actor.userId, work.actor.state],
  );
  if (!kept) throw new Error('a row of constants did not come back');
  const { deliveries, ...rest } = kept;
  const kinds = causes.filter(({ roles }) => roles.includes(work.actor.role)).map(({ kind, asksForAct, usual }) => ({ kind, asksForAct, usual, delivery: deliveries[kind] ?? usual }));
  return { ...rest, kinds };
}

const SAVE = `
  WITH fitting AS (SELECT WHERE $2::text IS NULL OR is_time_zone($2)),
    made AS (INSERT INTO reminder_settings AS s (user_id, time_zone, digest_hour, deliveries) SELECT $1::uuid, $2::text, $3::smallint, $4::jsonb FROM fitting WHERE $5::integer = 0 ON CONFLICT DO NOTHING RETURNING 1),
    changed AS (UPDATE reminder_settings SET time_zone = $2, digest_hour = $3, deliveries = deliveries || $4::jsonb, row_version = row_version + 1
      WHERE $5::integer > 0 AND user_id = $1 AND row_version = $5 AND EXISTS (SELECT FROM fitting) RETURNING 1)
  SELECT (SELECT count(*) FROM fitting)::integer AS fitting, ((SELECT count(*) FROM made) + (SELECT count(*) FROM changed))::integer AS saved`;

/** Keeps her choices for the kinds of her role, if they were made on what stands. */
export async function saveSettings(work: Work, causes: readonly Cause[], expected: number, change: ReminderSettingsChange): Promise<ReminderSettings | Refusal> {
  const known = new Set(causes.filter(({ roles }) => roles.includes(work.actor.role)).map(({ kind }) => kind));
  if (Object.keys(change.deliveries).some((kind) => !known.has(kind))) return refuse('invalid_input', [{ path: 'deliveries', code: 'value.invalid' }]);
  const done = await work.row<{ fitting: number; saved: number }>(SAVE, [work.actor.userId, change.timeZone, change.digestHour, JSON.stringify(change.deliveries), expected]);
  if (done?.fitting === 0) return refuse('invalid_input', [{ path: 'timeZone', code: 'value.invalid' }]);
  const settings = await readSettings(work, causes);
  if (done?.saved !== 1) throw new ProblemException('stale', { current: settings });
  return settings;
}
