import { hashOf, linkOf, newToken } from '@suivi/access/api';
import { emailSchema, INVITATION_DAYS } from '@suivi/access/domain';
import { languageSchema, original, stateCodeSchema } from '@suivi/shared/domain';
import { parseArgs } from 'node:util';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { asOwner, refuseForeignRoles } from './database/migrate.ts';
import { loadQuestionnaires } from './database/questionnaires.ts';
import { loadReference } from './database/reference.ts';
import { publicUrlOf, UnusableSettings, type Settings } from './settings.ts';

const USAGE = `Makes the first programme, if there is none, and invites its first administrator:

  first-admin <email> [--language fr] [--programme GLOACT --name "Global Action ..." --states MLI,MAR,NER]

The programme may be given as SUIVI_PROGRAMME, SUIVI_PROGRAMME_NAME and SUIVI_PROGRAMME_STATES as well.`;

const requestSchema = z.object({
  email: emailSchema,
  language: languageSchema,
  programme: z.string().regex(/^[A-Z0-9-]{2,20}$/, '--programme: 2 to 20 capital letters, digits and hyphens').optional(),
  name: z.string().trim().min(1).max(300).optional(),
  states: z.array(stateCodeSchema).optional(),
});
type Request = z.infer<typeof requestSchema>;

function readRequest(args: string[], environment: NodeJS.ProcessEnv): Request {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({ args, options: { language: text, programme: text, name: text, states: text }, allowPositionals: true });
    const states = values.states ?? environment['SUIVI_PROGRAMME_STATES'];
    return requestSchema.parse({
      email: positionals[0],
      language: values.language ?? 'fr',
      programme: values.programme ?? environment['SUIVI_PROGRAMME'],
      name: values.name ?? environment['SUIVI_PROGRAMME_NAME'],
      states: states?.split(',').map((code) => code.trim()),
    });
  } catch (error) {
    const reason = error instanceof z.ZodError ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n') : (error as Error).message;
    throw new UnusableSettings(`${reason}\n\n${USAGE}`);
  }
}

/** The operator's way in: nobody can invite before there is an administrator. Returns the link on which she chooses her password. */
export async function firstAdmin(args: string[], settings: Settings, environment: NodeJS.ProcessEnv): Promise<string> {
  const request = readRequest(args, environment);
  const token = newToken();
  await asOwner(settings.DATABASE_URL, async (owner) => {
    await refuseForeignRoles(owner);
    await owner.runMigrations();
    await loadReference(owner);
    await owner.transaction(async (manager) => {
      const programmeId = await programmeOf(manager, request);
      await loadQuestionnaires(manager);
      const [{ known }] = (await manager.query('SELECT EXISTS (SELECT FROM users WHERE email = $1) AS known', [request.email])) as [{ known: boolean }];
      if (known) throw new UnusableSettings(`${request.email} is a user already: sign in with that address.`);
      await manager.query('DELETE FROM invitations WHERE programme_id = $1 AND email = $2 AND accepted_at IS NULL', [programmeId, request.email]);
      await manager.query(`INSERT INTO invitations (programme_id, email, role, language, token_hash, expires_at) VALUES ($1, $2, 'admin', $3, $4, now() + make_interval(days => $5))`, [
        programmeId,
        request.email,
        request.language,
        hashOf(token),
        INVITATION_DAYS,
      ]);
    });
  });
  return linkOf(publicUrlOf(settings), token);
}

async function programmeOf(manager: EntityManager, { programme, name, states, language }: Request): Promise<string> {
  const existing = (await manager.query('SELECT id, code FROM programmes WHERE $1::text IS NULL OR code = $1 ORDER BY code', [programme ?? null])) as { id: string; code: string }[];
  const [only] = existing;
  if (only && existing.length === 1) return only.id;
  if (only) throw new UnusableSettings(`There are several programmes, choose one by --programme: ${existing.map(({ code }) => code).join(', ')}`);
  if (!programme || !name || !states) throw new UnusableSettings(`There is no programme${programme ? ` ${programme}` : ''} yet: give --programme, --name and --states.\n\n${USAGE}`);
  const [made] = (await manager.query('INSERT INTO programmes (code, name) VALUES ($1, $2) RETURNING id', [programme, original(language, name)])) as [{ id: string }];
  const known = (await manager.query('INSERT INTO programme_states SELECT $1, code FROM states WHERE code = ANY($2) RETURNING state_code', [made.id, states])) as { state_code: string }[];
  const unknown = states.filter((code) => !known.some(({ state_code: there }) => there === code));
  if (unknown.length > 0) throw new UnusableSettings(`No State has the code ${unknown.join(', ')}: use ISO 3166-1 alpha-3, as MLI.`);
  return made.id;
}
