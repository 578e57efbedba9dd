import { z } from 'zod';

const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: z.string({ error: 'DATABASE_URL is missing: give the address of a PostgreSQL 18 database and its owner, postgres://owner:password@host/database' }).regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://'),
  SUIVI_SECRET: z.string({ error: 'SUIVI_SECRET is missing: give at least 32 random characters, for example from "openssl rand -hex 32"' }).min(32, 'SUIVI_SECRET is too short: give at least 32 random characters, for example from "openssl rand -hex 32"'),
  SUIVI_DATA_DIR: z.string().default('.data'),
  SUIVI_WEB_DIR: z.string().optional(),
  SUIVI_DEMO: z.enum(['on', 'off']).default('off'),
  SUIVI_DEMO_PASSWORD: z.string().min(12, 'SUIVI_DEMO_PASSWORD is too short: give at least 12 characters').optional(),
  /** Where people reach the portal; needed for links in mails. */
  SUIVI_PUBLIC_URL: z.url('SUIVI_PUBLIC_URL must be an address such as https://suivi.example.org').optional(),
  SUIVI_TRUST_PROXY: z.enum(['on', 'off']).default('off'),
  SMTP_URL: z.string().optional(),
  SUIVI_MAIL_FROM: z.string().default('Suivi <no-reply@suivi.example>'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A set-up that must not run; the message is a sentence for the operator. */
export class UnusableSettings extends Error {}

const DISTINCT_CHARACTERS = 10;

/** Reads the settings from the environment; throws `UnusableSettings` with one sentence per fault. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = settingsSchema.safeParse(environment);
  if (!read.success) throw new UnusableSettings(read.error.issues.map(({ path, message }) => (message.includes(String(path[0])) ? message : `${path.join('.')}: ${message}`)).join('\n'));
  const settings = read.data;
  if (settings.SUIVI_DEMO === 'on' && !settings.SUIVI_DEMO_PASSWORD) throw new UnusableSettings('SUIVI_DEMO is on and SUIVI_DEMO_PASSWORD is missing: give the password of the demonstration accounts, at least 12 characters');
  if (settings.NODE_ENV === 'production') {
    if (settings.SUIVI_DEMO === 'on') throw new UnusableSettings('SUIVI_DEMO is on and NODE_ENV is production: demonstration accounts are never made in production; set SUIVI_DEMO=off');
    if (new Set(settings.SUIVI_SECRET).size < DISTINCT_CHARACTERS || /change|secret|example|password/i.test(settings.SUIVI_SECRET)) {
      throw new UnusableSettings('SUIVI_SECRET is weak: give at least 32 random characters, for example from "openssl rand -hex 32"');
    }
    if (!settings.SUIVI_PUBLIC_URL) throw new UnusableSettings('SUIVI_PUBLIC_URL is missing: give the address under which people reach the portal, for example https://suivi.example.org');
    const password = decodeURIComponent(new URL(settings.DATABASE_URL).password);
    if (password.length < 12) throw new UnusableSettings('The password in DATABASE_URL is missing or shorter than 12 characters: give the owner of the database a strong one');
  }
  return settings;
}
