import { z } from 'zod';

/** Never quotes the address: it holds a password. */
function isDatabaseAddress(address: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address)) return false;
  try {
    return decodeURIComponent(new URL(address).password) !== undefined;
  } catch {
    return false;
  }
}

const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: z
    .string({ error: 'DATABASE_URL is missing: give the address of a PostgreSQL 18 database and its owner, postgres://owner:password@host/database' })
    .refine(isDatabaseAddress, 'DATABASE_URL is not an address of a PostgreSQL database: write it as postgres://owner:password@host:5432/database, with special characters of the password percent-encoded'),
  SUIVI_SECRET: z.string({ error: 'SUIVI_SECRET is missing: give at least 32 random characters, for example from "openssl rand -hex 32"' }).min(32, 'SUIVI_SECRET is too short: give at least 32 random characters, for example from "openssl rand -hex 32"'),
  SUIVI_DATA_DIR: z.string().default('.data'),
  SUIVI_WEB_DIR: z.string().optional(),
  SUIVI_DEMO: z.enum(['on', 'off']).default('off'),
  SUIVI_DEMO_PASSWORD: z.string().min(12, 'SUIVI_DEMO_PASSWORD is too short: give at least 12 characters').optional(),
  /** Where people reach the portal; needed for links in mails. */
  SUIVI_PUBLIC_URL: z.url('SUIVI_PUBLIC_URL must be an address such as https://suivi.example.org').optional(),
  SUIVI_TRUST_PROXY: z.enum(['on', 'off']).default('off'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://').optional(),
  /** Whether this server takes its share of reminders and mails; another one may. */
  SUIVI_REMINDERS: z.enum(['on', 'off']).default('on'),
  SUIVI_MAIL_FROM: z.string().default('Suivi <no-reply@suivi.example>'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A set-up that must not run; the message is a sentence for the operator. */
export class UnusableSettings extends Error {}

const DISTINCT_CHARACTERS = 10;
const PASSWORD_LENGTH = 12;
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Few different characters, or a word that stands in examples: nobody drew it at random. */
function isWeak(secret: string): boolean {
  return new Set(secret).size < DISTINCT_CHARACTERS || /change|secret|example|password/i.test(secret);
}

/** What an installation that people rely on must not do; one sentence each. */
function faultsInProduction(settings: Settings): string[] {
  const faults = [];
  if (settings.SUIVI_DEMO === 'on') faults.push('SUIVI_DEMO is on and NODE_ENV is production: demonstration accounts are never made in production; set SUIVI_DEMO=off');
  if (isWeak(settings.SUIVI_SECRET)) faults.push('SUIVI_SECRET is weak: give at least 32 random characters, for example from "openssl rand -hex 32"');
  const password = decodeURIComponent(new URL(settings.DATABASE_URL).password);
  if (password.length < PASSWORD_LENGTH) faults.push(`The password in DATABASE_URL is missing or shorter than ${PASSWORD_LENGTH} characters: give the owner of the database a strong one`);
  else if (isWeak(password)) faults.push('The password in DATABASE_URL is weak: give the owner of the database random characters, for example from "openssl rand -hex 32"');
  if (!settings.SUIVI_PUBLIC_URL) faults.push('SUIVI_PUBLIC_URL is missing: give the address under which people reach the portal, for example https://suivi.example.org');
  else if (!/^https:/.test(settings.SUIVI_PUBLIC_URL) && !THIS_MACHINE.has(new URL(settings.SUIVI_PUBLIC_URL).hostname)) faults.push('SUIVI_PUBLIC_URL must begin with https://: passwords never cross a network in the clear');
  return faults;
}

/** Where people reach the portal: as set, else this machine, whatever network it listens on. Production has it set. */
export function publicUrlOf({ SUIVI_PUBLIC_URL, PORT }: Pick<Settings, 'SUIVI_PUBLIC_URL' | 'PORT'>): string {
  return SUIVI_PUBLIC_URL ?? `http://127.0.0.1:${PORT}`;
}

/** Reads the settings from the environment, where an empty one counts as missing; throws `UnusableSettings` with one sentence per fault. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = settingsSchema.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')));
  if (!read.success) throw new UnusableSettings(read.error.issues.map(({ path, message }) => (message.includes(String(path[0])) ? message : `${path.join('.')}: ${message}`)).join('\n'));
  const settings = read.data;
  if (settings.SUIVI_DEMO === 'on' && !settings.SUIVI_DEMO_PASSWORD) throw new UnusableSettings('SUIVI_DEMO is on and SUIVI_DEMO_PASSWORD is missing: give the password of the demonstration accounts, at least 12 characters');
  const faults = settings.NODE_ENV === 'production' ? faultsInProduction(settings) : [];
  if (faults.length) throw new UnusableSettings(faults.join('\n'));
  return settings;
}
