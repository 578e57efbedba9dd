import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, on every architecture that Node runs on. */
const MS_PER_TICK = 10;

interface Times {
  parent: number;
  own: number;
  /** Of children that ended and were waited for. */
  ended: number;
}

/** CPU milliseconds that a process has used, all its threads together. */
export function cpuOf(pid: number): number {
  return timesOf(pid)?.own ?? 0;
}

/** CPU milliseconds of a process and its children, those that have ended included: PostgreSQL is a process per connection. */
export function cpuOfFamily(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => timesOf(Number(name)))
    .filter((times) => times?.parent === pid);
  const parent = timesOf(pid);
  return children.reduce((sum, times) => sum + (times?.own ?? 0), (parent?.own ?? 0) + (parent?.ended ?? 0));
}

function timesOf(pid: number): Times | null {
  try {
    // The second field is a name in brackets, which may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((place) => fields[place] ?? 0) as [number, number, number, number, number];
    return { parent, own: (user + system) * MS_PER_TICK, ended: (endedUser + endedSystem) * MS_PER_TICK };
  } catch {
    return null;
  }
}
