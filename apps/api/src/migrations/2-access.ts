import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLES } from '@suivi/access/domain';
import { closed, forRoles, PROGRAMME, readable, STATE, USER, writable } from './policies.ts';

const TABLES = `
  CREATE TABLE states (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'),
    alpha2 text NOT NULL UNIQUE CHECK (alpha2 ~ '^[A-Z]{2}$')
  );
  CREATE TABLE programmes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    code text NOT NULL UNIQUE,
    name jsonb NOT NULL,
    funder jsonb,
    partners text[] NOT NULL DEFAULT '{}',
    description jsonb,
    starts_on date,
    ends_on date CHECK (ends_on >= starts_on),
    budget_eur bigint CHECK (budget_eur >= 0),
    source_url text,
    illustrative boolean NOT NULL DEFAULT false
  );
  CREATE TABLE programme_states (
    programme_id uuid NOT NULL REFERENCES programmes,
    state_code text NOT NULL REFERENCES states,
    PRIMARY KEY (programme_id, state_code)
  );
  CREATE TABLE institutions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    code text NOT NULL UNIQUE,
    state_code text NOT NULL REFERENCES states,
    name jsonb NOT NULL,
    acronym text,
    UNIQUE (id, state_code)
  );
  CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    name text NOT NULL CHECK (name <> ''),
    password_hash text NOT NULL,
    language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en', 'ar')),
    appearance text NOT NULL DEFAULT 'system' CHECK (appearance IN ('system', 'light', 'dark', 'contrast')),
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE memberships (
    user_id uuid NOT NULL REFERENCES users,
    programme_id uuid NOT NULL REFERENCES programmes,
    role text NOT NULL CHECK (role IN (${ROLES.map((role) => `'${role}'`).join(', ')})),
    state_code text REFERENCES states,
    institution_id uuid,
    PRIMARY KEY (user_id, programme_id),
    FOREIGN KEY (institution_id, state_code) REFERENCES institutions (id, state_code),
    CONSTRAINT national_role_has_state CHECK (role NOT IN ('contributor', 'focal_point') OR state_code IS NOT NULL),
    CONSTRAINT contributor_has_institution CHECK (role <> 'contributor' OR institution_id IS NOT NULL)
  );
  CREATE INDEX memberships_by_state ON memberships (programme_id, state_code);
  CREATE TABLE invitations (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    email text NOT NULL CHECK (email = lower(email)),
    role text NOT NULL CHECK (role IN (${ROLES.map((role) => `'${role}'`).join(', ')})),
    state_code text REFERENCES states,
    institution_id uuid,
    language text NOT NULL CHECK (language IN ('fr', 'en', 'ar')),
    token_hash text NOT NULL UNIQUE,
    /* Nobody of the portal: the operator, who invites the first administrator. */
    invited_by uuid REFERENCES users,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    FOREIGN KEY (institution_id, state_code) REFERENCES institutions (id, state_code)
  );
  CREATE TABLE sessions (
    token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    user_id uuid NOT NULL REFERENCES users,
    programme_id uuid NOT NULL REFERENCES programmes,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    FOREIGN KEY (user_id, programme_id) REFERENCES memberships (user_id, programme_id)
  );
  CREATE INDEX sessions_by_user ON sessions (user_id);
  CREATE TABLE sign_in_failures (
    key text PRIMARY KEY,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE idempotency_keys (
    user_id uuid NOT NULL REFERENCES users,
    key text NOT NULL,
    request_hash text NOT NULL,
    status integer,
    body jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
  );`;

const COLLEAGUE = `id = ${USER} OR EXISTS (
  SELECT FROM memberships m WHERE m.user_id = users.id AND m.programme_id = ${PROGRAMME} AND (m.state_code = ${STATE} OR m.role = 'coordinator'))`;

const WALLS = [
  ...['states', 'programmes', 'programme_states', 'institutions', 'users', 'memberships', 'invitations', 'sessions', 'sign_in_failures', 'idempotency_keys'].map(closed),
  readable('states', forRoles(ROLES, 'true')),
  readable('programmes', forRoles(ROLES, `id = ${PROGRAMME}`)),
  readable('programme_states', forRoles(ROLES, `programme_id = ${PROGRAMME}`)),
  readable('institutions', forRoles(ROLES, 'true')),
  // Names are personal data: a delegation sees its own people and the coordinators, donors and observers see nobody but themselves.
  readable(
    'users',
    { contributor: COLLEAGUE, focal_point: COLLEAGUE, coordinator: 'true', admin: 'true', donor: `id = ${USER}`, observer: `id = ${USER}` },
    '(id, email, name, language, appearance, disabled_at, created_at)',
  ),
  ...ROLES.map((role) => writable('users', 'UPDATE', role, role === 'admin' ? 'true' : `id = ${USER}`, role === 'admin' ? '(name, language, appearance, disabled_at)' : '(name, language, appearance)')),
  readable('memberships', {
    ...forRoles(['contributor', 'focal_point'], `programme_id = ${PROGRAMME} AND (state_code = ${STATE} OR role = 'coordinator')`),
    ...forRoles(['coordinator', 'admin'], `programme_id = ${PROGRAMME}`),
    ...forRoles(['donor', 'observer'], `user_id = ${USER}`),
  }),
  readable('invitations', { admin: `programme_id = ${PROGRAMME}` }, '(id, programme_id, email, role, state_code, institution_id, language, invited_by, created_at, expires_at, accepted_at)'),
  writable('invitations', 'INSERT', 'admin', `programme_id = ${PROGRAMME} AND invited_by = ${USER}`),
  writable('invitations', 'DELETE', 'admin', `programme_id = ${PROGRAMME} AND accepted_at IS NULL`),
].join('\n');

/** Who may know that a user was last seen when: her administrator, by a function, since sessions themselves stay closed. */
const LAST_SEEN = `
  CREATE FUNCTION last_seen(users uuid[]) RETURNS TABLE (user_id uuid, at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.user_id, max(s.last_seen_at) FROM sessions s WHERE s.user_id = ANY(users) GROUP BY 1 $$;
  GRANT EXECUTE ON FUNCTION last_seen TO suivi_admin;`;

export class Access1764000000002 implements MigrationInterface {
  readonly name = 'Access1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(WALLS);
    await runner.query(LAST_SEEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION last_seen;
      DROP TABLE idempotency_keys, sign_in_failures, sessions, invitations, memberships, users, institutions, programme_states, programmes, states;`);
  }
}

