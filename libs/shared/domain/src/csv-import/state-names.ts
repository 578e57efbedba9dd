import { LANGUAGES } from '../language.ts';
import { comparable } from './words.ts';

export interface KnownState {
  code: string;
  alpha2: string;
}

/** Finds a State by its alpha-3 or alpha-2 code or its name in any of our languages; names come from CLDR. */
export function stateFinder(states: readonly KnownState[]): (name: string) => string | null {
  const codes = new Map<string, string>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames([language], { type: 'region', style });
      for (const { code, alpha2 } of states) codes.set(comparable(names.of(alpha2) ?? code), code);
    }
  }
  // Codes last: they are exact, whatever a name may look like.
  for (const { code, alpha2 } of states) codes.set(comparable(alpha2), code).set(comparable(code), code);
  return (name) => codes.get(comparable(name)) ?? null;
}
