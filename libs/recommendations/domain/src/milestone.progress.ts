/** Progress in whole per cent: the weight of the milestones reached in that of all; null where there are none. Rounded down, so that 100 means all. */
export function progressOf(milestones: readonly { id: string; weight: number }[], reached: readonly string[]): number | null {
  const all = milestones.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return null;
  const done = milestones.filter(({ id }) => reached.includes(id)).reduce((sum, { weight }) => sum + weight, 0);
  return Math.floor((100 * done) / all);
}
