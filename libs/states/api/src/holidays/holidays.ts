import type { Work } from '@suivi/access/api';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { Holiday, HolidayContent, HolidayQuery } from '@suivi/states/domain';

const FIELDS = `id, state_code AS "stateCode", on_date::text AS date, name, expected, row_version AS "rowVersion"`;

/** Of the States of the programme, in the order of the days. */
export function listHolidays(work: Work, { from, to, state }: HolidayQuery): Promise<Holiday[]> {
  return work.rows<Holiday>(
    `SELECT ${FIELDS} FROM public_holidays WHERE on_date BETWEEN $1 AND $2 AND state_code IN (SELECT state_code FROM programme_states) AND ($3::text IS NULL OR state_code = $3) ORDER BY on_date, state_code`,
    [from, to, state ?? null],
  );
}

export async function addHoliday(work: Work, { date, name }: HolidayContent): Promise<Holiday> {
  const added = await work.row<Holiday>(`INSERT INTO public_holidays (state_code, on_date, name) VALUES ($1, $2, $3) RETURNING ${FIELDS}`, [work.actor.state, date, name]);
  if (!added) throw new Error('an insert returned no row');
  return added;
}

/** Whatever the State says of a day is no longer an expectation. */
export async function changeHoliday(work: Work, id: string, expected: number, { date, name }: HolidayContent): Promise<Holiday | Refusal> {
  const changed = await work.row<Holiday>(
    `UPDATE public_holidays SET on_date = $3, name = $4, expected = false, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 AND state_code = $5 RETURNING ${FIELDS}`,
    [id, expected, date, name, work.actor.state],
  );
  return changed ?? refusalOf(work, id);
}

export async function removeHoliday(work: Work, id: string, expected: number): Promise<void | Refusal> {
  const removed = await work.rows('DELETE FROM public_holidays WHERE id = $1 AND row_version = $2 AND state_code = $3 RETURNING id', [id, expected, work.actor.state]);
  if (removed.length === 0) return refusalOf(work, id);
}

/** Why nothing happened: another State's, not there, or changed since. */
async function refusalOf(work: Work, id: string): Promise<Refusal> {
  const current = await work.row<Holiday>(`SELECT ${FIELDS} FROM public_holidays WHERE id = $1`, [id]);
  if (!current) return refuse('not_found');
  if (current.stateCode !== work.actor.state) return refuse('forbidden');
  throw new ProblemException('stale', { current });
}
