import type { Role } from '@suivi/access/domain';
import { ROLES } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, PROGRAMME, readable, STATE, writable } from './policies.ts';

const TABLES = `
  CREATE TABLE authority_subjects (
    code text PRIMARY KEY CHECK (code ~ '^[a-z_]{2,60}$'),
    name jsonb NOT NULL,
    article_id text NOT NULL REFERENCES treaty_articles,
    paragraph integer CHECK (paragraph > 0),
    position integer NOT NULL
  );
  CREATE TABLE competent_authorities (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    state_code text NOT NULL REFERENCES states,
    institution_id uuid,
    name jsonb,
    department jsonb,
    subjects text[] NOT NULL CHECK (cardinality(subjects) > 0),
    contact_function jsonb,
    phones text[] NOT NULL DEFAULT '{}',
    urgent_phone text,
    email text CHECK (email = lower(email)),
    website text,
    address text,
    hours jsonb,
    time_zone text NOT NULL,
    request_languages text[] NOT NULL DEFAULT '{}',
    means text[] NOT NULL DEFAULT '{}' CHECK (means <@ ARRAY['post', 'email', 'interpol', 'diplomatic']),
    urgent_procedure jsonb,
    notes jsonb,
    audience text NOT NULL CHECK (audience IN ('delegation', 'participants', 'donors', 'public')),
    confirmed_on date NOT NULL,
    confirmed_by uuid REFERENCES users,
    withdrawn_on date,
    illustrative boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (id, state_code),
    FOREIGN KEY (institution_id, state_code) REFERENCES institutions (id, state_code),
    CONSTRAINT authority_is_named CHECK (institution_id IS NOT NULL OR name IS NOT NULL),
    CONSTRAINT authority_can_be_reached CHECK (cardinality(phones) > 0 OR coalesce(urgent_phone, email, address) IS NOT NULL),
    CONSTRAINT means_can_be_used CHECK ((NOT 'email' = ANY(means) OR email IS NOT NULL) AND (NOT 'post' = ANY(means) OR address IS NOT NULL))
  );
  CREATE INDEX competent_authorities_by_state ON competent_authorities (programme_id, state_code);
  /* Apart, so that the roles that may know no names have no right to any of it; the journal keeps a "name" as a mark only. */
  CREATE TABLE competent_authority_contacts (
    authority_id uuid PRIMARY KEY,
    programme_id uuid NOT NULL REFERENCES programmes,
    state_code text NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    FOREIGN KEY (authority_id, state_code) REFERENCES competent_authorities (id, state_code)
  );`;

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

const RULES = `
  /* Whatever the State writes of an entry, it confirms: nobody types the date. What was withdrawn stays as it was. */
  CREATE FUNCTION guard_authority() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE audiences text[] := ARRAY['delegation', 'participants', 'donors', 'public'];
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF OLD.withdrawn_on IS NOT NULL THEN RAISE EXCEPTION 'an entry that was withdrawn stays as it was' USING ERRCODE = 'SU003'; END IF;
      IF array_position(audiences, NEW.audience) < array_position(audiences, OLD.audience) THEN
        RAISE EXCEPTION 'an audience is widened, never narrowed' USING ERRCODE = 'SU002';
      END IF;
    END IF;
    IF EXISTS (SELECT unnest(NEW.subjects) EXCEPT SELECT s.code FROM authority_subjects s) THEN
      RAISE foreign_key_violation USING MESSAGE = 'a subject is not known';
    END IF;
    IF NEW.withdrawn_on IS NOT NULL THEN
      NEW.withdrawn_on := moment()::date;
    ELSE
      NEW.confirmed_on := moment()::date;
      NEW.confirmed_by := nullif(current_setting('suivi.user', true), '')::uuid;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER competent_authorities_guard BEFORE INSERT OR UPDATE ON competent_authorities FOR EACH ROW EXECUTE FUNCTION guard_authority();

  /* Search by any word in three languages, the institution's and the subjects' names included; in the scope of the reader, as
     search_recommendations. The name of a contact person cannot be found. */
  CREATE FUNCTION search_authorities(words text) RETURNS SETOF uuid LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT a.id FROM competent_authorities a LEFT JOIN institutions i ON i.id = a.institution_id
    CROSS JOIN LATERAL (
      SELECT string_agg(version.value->>'text', ' ') AS texts
      FROM (SELECT unnest(ARRAY[i.name, a.name, a.department, a.contact_function, a.urgent_procedure, a.notes]) AS text
        UNION ALL SELECT s.name FROM authority_subjects s WHERE s.code = ANY(a.subjects)) written,
        jsonb_each(written.text->'versions') version) said
    WHERE to_tsvector('simple', fold(concat_ws(' ', i.acronym, translate(a.email, '@.', '  '), a.address, said.texts))) @@ (
        SELECT to_tsquery('simple', string_agg(quote_literal(word) || ':*', ' & '))
        FROM regexp_split_to_table(fold(words), '[^[:alnum:]-]+') word WHERE word <> '' AND word <> '-')
      AND a.programme_id = current_setting('suivi.programme')::uuid
      AND CASE current_setting('suivi.role')
        WHEN 'coordinator' THEN true
        WHEN 'donor' THEN a.withdrawn_on IS NULL AND a.audience IN ('donors', 'public')
        WHEN 'observer' THEN a.withdrawn_on IS NULL AND a.audience <> 'delegation'
        WHEN 'admin' THEN false
        ELSE a.state_code = current_setting('suivi.state') OR (a.withdrawn_on IS NULL AND a.audience <> 'delegation') END $$;
  GRANT EXECUTE ON FUNCTION search_authorities TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer;

  CREATE CONSTRAINT TRIGGER competent_authorities_journal AFTER INSERT OR UPDATE OR DELETE ON competent_authorities DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('delegation', 'id');
  CREATE CONSTRAINT TRIGGER competent_authority_contacts_journal AFTER INSERT OR UPDATE OR DELETE ON competent_authority_contacts DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('delegation', 'authority_id');`;

/** Adds the kind to those whose refusals are journalled, or takes it out, and leaves what other migrations added as it is. */
const refusals = (from: string, to: string) => `
  DO $$ BEGIN EXECUTE replace(pg_get_functiondef('journal_refusal'::regproc), $from$${from}$from$, $to$${to}$to$); END $$;`;
const BEFORE = `asked_kind NOT IN (`;
const AFTER = `asked_kind NOT IN ('competent_authorities', `;

const READERS: Role[] = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer'];
const DELEGATION: Role[] = ['contributor', 'focal_point'];
const SHOWN = `audience IN ('participants', 'donors', 'public') AND withdrawn_on IS NULL`;
const own = `programme_id = ${PROGRAMME} AND state_code = ${STATE}`;
const WRITTEN = `institution_id, name, department, subjects, contact_function, phones, urgent_phone, email, website, address, hours, time_zone, request_languages, means, urgent_procedure, notes, audience`;
const visible = `EXISTS (SELECT FROM competent_authorities a WHERE a.id = authority_id)`;

const WALLS = [
  ...['authority_subjects', 'competent_authorities', 'competent_authority_contacts'].map(closed),
  readable('authority_subjects', forRoles(ROLES, 'true')),
  readable('competent_authorities', {
    ...forRoles(DELEGATION, `programme_id = ${PROGRAMME} AND (state_code = ${STATE} OR (${SHOWN}))`),
    observer: `programme_id = ${PROGRAMME} AND ${SHOWN}`,
    donor: `programme_id = ${PROGRAMME} AND audience IN ('donors', 'public') AND withdrawn_on IS NULL`,
    coordinator: `programme_id = ${PROGRAMME}`,
  }),
  writable('competent_authorities', 'INSERT', 'focal_point', own, `(programme_id, state_code, ${WRITTEN})`),
  writable('competent_authorities', 'UPDATE', 'focal_point', own, `(${WRITTEN}, withdrawn_on, row_version)`),
  readable('competent_authority_contacts', forRoles(READERS.filter((role) => role !== 'donor'), visible)),
  writable('competent_authority_contacts', 'INSERT', 'focal_point', own),
  writable('competent_authority_contacts', 'UPDATE', 'focal_point', own, '(name)'),
  writable('competent_authority_contacts', 'DELETE', 'focal_point', own),
].join('\n');

export class Authorities1764000000012 implements MigrationInterface {
  readonly name = 'Authorities1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, RULES, refusals(BEFORE, AFTER), WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(refusals(AFTER, BEFORE));
    await runner.query(`
      DROP TABLE competent_authority_contacts, competent_authorities, authority_subjects;
      DROP FUNCTION search_authorities, guard_authority;`);
  }
}
