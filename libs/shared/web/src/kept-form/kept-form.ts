/** What this device keeps of a form: what was typed, and the record it was based on; null for a new one. */
export interface KeptForm<Content, Base> {
  content: Content;
  base: Base | null;
}

/** Whose typing it is: another person at the same device neither sees nor sends it. */
const keyOf = (userId: string, name = '') => `suivi.form.${userId}.${name}`;

/** Keeps a form; false when the browser refuses (private window, full disk), which the screen then must not promise. */
export function keepForm<Content, Base>(userId: string, name: string, form: KeptForm<Content, Base>): boolean {
  try {
    localStorage.setItem(keyOf(userId, name), JSON.stringify(form));
    return true;
  } catch {
    return false;
  }
}

export function keptForm<Content, Base>(userId: string, name: string): KeptForm<Content, Base> | null {
  try {
    const kept = localStorage.getItem(keyOf(userId, name));
    return kept === null ? null : (JSON.parse(kept) as KeptForm<Content, Base>);
  } catch {
    return null;
  }
}

export function forgetForm(userId: string, name: string): void {
  try {
    localStorage.removeItem(keyOf(userId, name));
  } catch {
    // What could not be kept need not be forgotten.
  }
}

/** The names of all forms that this person left unfinished on this device. */
export function keptForms(userId: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(keyOf(userId))).map((key) => key.slice(keyOf(userId).length));
  } catch {
    return [];
  }
}
