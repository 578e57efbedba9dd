import type { Session } from '@suivi/access/domain';

const KEY = 'suivi.session';

/** Keeps who is signed in on this device, so that a page opened without network still knows her; the cookie alone opens anything. */
export function keepSession(session: Session): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    // A full or forbidden storage only costs the offline start.
  }
}

export function forgetSession(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
}

/** Who was last signed in here, unless her session has ended since. */
export function keptSession(): Session | null {
  try {
    const session = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null;
    return session && Date.parse(session.expiresAt) > Date.now() ? session : null;
  } catch {
    return null;
  }
}
