import { weekendOf } from '@suivi/states/domain';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Weekends as CLDR knows them, with the two-letter codes of the States whose weekend it is. */
const WEEKENDS = Map.groupBy(LETTERS.flatMap((first) => LETTERS.map((second) => first + second)), (alpha2) => weekendOf(alpha2).join());
const USUAL = weekendOf('ZZ').join();
const OTHERS = [...WEEKENDS].filter(([days]) => days !== USUAL).map(([days, codes]) => `WHEN s.alpha2 IN (${codes.map((code) => `'${code}'`).join()}) THEN ARRAY[${days}]`);
const weekendSql = (state: string) => `(SELECT CASE ${OTHERS.join(' ')} ELSE ARRAY[${USUAL}] END FROM states s WHERE s.code = ${state})`;

/** `isDayOff` of the domain as SQL, of a day and a State; that they agree is tested. */
function isDayOffSql(day: string, state: string): string {
  return `(extract(isodow FROM ${day})::integer = ANY(${weekendSql(state)}::integer[]) OR EXISTS (SELECT FROM public_holidays h WHERE h.state_code = ${state} AND h.on_date = ${day}))`;
}

/** `lastWorkingDay` of the domain as SQL, where the day itself is none; null where it is. */
export function lastWorkingDaySql(day: string, state: string): string {
  return `CASE WHEN ${isDayOffSql(day, state)} THEN (SELECT max(before.day) FROM (SELECT ${day} - days AS day FROM generate_series(1, 31) days) before WHERE NOT ${isDayOffSql('before.day', state)}) END`;
}
