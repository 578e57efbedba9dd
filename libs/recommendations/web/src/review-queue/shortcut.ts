/** What a key means in the review queue. */
export type Shortcut = 'next' | 'previous' | 'validate' | 'return' | 'help';

const KEYS: Readonly<Record<string, Shortcut>> = { j: 'next', k: 'previous', v: 'validate', r: 'return', '?': 'help' };

/** The act a key stands for; none while somebody types, a dialog is open, or another key is held that gives it another meaning. */
export function shortcutOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>): Shortcut | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable], dialog')) return null;
  return KEYS[event.key.toLowerCase()] ?? null;
}
