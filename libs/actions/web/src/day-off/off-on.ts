import { addDays, isDayOff, lastWorkingDay, weekendOf, type DaysOff, type Holiday } from '@suivi/states/domain';

/** So far before a day that the last working day before it is known. */
const LOOK_BACK_DAYS = 31;

/** The days whose public holidays say which is the last working day before these. */
export function holidaysFor(from: string, to = from): { from: string; to: string } {
  return { from: addDays(from, -LOOK_BACK_DAYS), to };
}

/** On which days each State does not work. */
export function daysOffOf(states: readonly { code: string; alpha2: string }[], holidays: readonly Holiday[]): ReadonlyMap<string, DaysOff> {
  const byState = Map.groupBy(holidays, ({ stateCode }) => stateCode);
  return new Map(states.map(({ code, alpha2 }) => [code, { weekend: weekendOf(alpha2), holidays: new Set(byState.get(code)?.map(({ date }) => date)) }]));
}

/** Those of the States that do not work on a day, each with the last day before on which it does. */
export function offOn(day: string, stateCodes: readonly string[], daysOff: ReadonlyMap<string, DaysOff>): { stateCode: string; last: string }[] {
  return stateCodes.flatMap((stateCode) => {
    const off = daysOff.get(stateCode);
    const last = off && isDayOff(day, off) ? lastWorkingDay(day, off) : null;
    return last ? [{ stateCode, last }] : [];
  });
}
