/** A share as a whole per cent, rounded half up; null when there is nothing to take a share of, which is not 0 %. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100);
}
