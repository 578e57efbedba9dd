/** Which day it is somewhere; without a time zone, where this device is. */
export function todayIn(timeZone: string | undefined, at: Date): string {
  const { year, month, day } = Object.fromEntries(new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
}
