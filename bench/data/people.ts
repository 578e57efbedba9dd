import { hash } from '@node-rs/argon2';

/** The thirteen States of GLO.ACT (2015-2019). */
export const STATES = ['EGY', 'MAR', 'MLI', 'NER', 'ZAF', 'KGZ', 'LAO', 'NPL', 'PAK', 'BLR', 'UKR', 'BRA', 'COL'] as const;

export const PASSWORD = 'only for the benchmark';

/** One account per role and, for national roles, per State: `focal.ner@bench.example`, `coordinator@bench.example`. */
export function accounts(): { email: string; role: string; state: string | null }[] {
  const national = STATES.flatMap((state) => [
    { email: address(`focal.${state}`), role: 'focal_point', state },
    { email: address(`expert.${state}`), role: 'contributor', state },
  ]);
  return [...national, ...['coordinator', 'donor', 'observer', 'admin'].map((role) => ({ email: address(role), role, state: null }))];
}

export function address(account: string): string {
  return `${account.toLowerCase()}@bench.example`;
}

/** One hash for all accounts, with the parameters of the portal's own (libs/access/api/src/password.ts). */
export function passwordHash(): Promise<string> {
  return hash(PASSWORD, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}
