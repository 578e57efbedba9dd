import { weaknessOf, wordsOf } from '@suivi/access/domain';
import { LANGUAGES } from '@suivi/shared/domain';
import common from './common-passwords.json' with { type: 'json' };

/** Made by tools/common-passwords.mjs. */
const COMMON = new Set(common.passwords.split(' '));
const OF_THE_PORTAL = ['suivi', 'unodc', 'onudc', 'motdepasse', 'password', 'recommandation', 'recommendation', 'workshop', 'atelier'];

/** Who chooses a password, as far as it says what somebody would guess first. */
export interface PasswordContext {
  name: string;
  email: string;
  programme: string[];
  institution: string[];
  alpha2: string | null;
}

/** Why this person must not choose this password: a code, or null. */
export function weaknessFor(password: string, { name, email, programme, institution, alpha2 }: PasswordContext): string | null {
  const states = alpha2 ? LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }).of(alpha2) ?? '') : [];
  return weaknessOf(password, wordsOf([...OF_THE_PORTAL, name, email, ...programme, ...institution, ...states]), COMMON);
}
