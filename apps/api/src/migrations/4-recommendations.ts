import { ROLES, type Role } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, PROGRAMME, readable, STATE, writable } from './policies.ts';

const TABLES = `
  CREATE TABLE taxonomies (id uuid PRIMARY KEY DEFAULT uuidv7(), code text NOT NULL UNIQUE, name jsonb NOT NULL, position integer NOT NULL DEFAULT 0);
  CREATE TABLE themes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    taxonomy_id uuid NOT NULL REFERENCES taxonomies,
    parent_id uuid REFERENCES themes,
    code text NOT NULL UNIQUE,
    name jsonb NOT NULL,
    position integer NOT NULL DEFAULT 0
  );
  CREATE TABLE treaty_articles (
    id text PRIMARY KEY,
    instrument text NOT NULL CHECK (instrument IN ('UNTOC', 'SOM')),
    number integer NOT NULL CHECK (number > 0),
    title jsonb NOT NULL,
    UNIQUE (instrument, number)
  );
  CREATE TABLE sdg_targets (id text PRIMARY KEY, goal integer NOT NULL CHECK (goal BETWEEN 1 AND 17), title jsonb NOT NULL);
  CREATE TABLE meetings (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('workshop', 'follow_up', 'other')),
    name jsonb NOT NULL,
    place text CHECK (kind = 'other' OR place IS NOT NULL),
    state_code text REFERENCES states,
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (ends_on >= starts_on),
    participants_total integer CHECK (participants_total >= 0),
    participants_women integer CHECK (participants_women BETWEEN 0 AND participants_total),
    summary jsonb NOT NULL,
    source_url text,
    follows_id uuid REFERENCES meetings,
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (programme_id, code)
  );
  CREATE TABLE recommendations (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    meeting_id uuid NOT NULL REFERENCES meetings,
    reference text NOT NULL,
    /* References in the order people count in: R9, R10, R100. */
    reference_order text NOT NULL GENERATED ALWAYS AS (regexp_replace(reference, '\\d+$', '') || coalesce(lpad(substring(reference FROM '\\d+$'), 6, '0'), '')) STORED,
    phase text NOT NULL DEFAULT 'draft' CHECK (phase IN ('draft', 'adopted')),
    version integer NOT NULL DEFAULT 1 CHECK (version > 0),
    audience text NOT NULL DEFAULT 'participants' CHECK (audience IN ('participants', 'donors', 'public')),
    illustrative boolean NOT NULL DEFAULT false,
    source_url text,
    adopted_on date,
    import_key text,
    created_by uuid REFERENCES users,
    created_at timestamptz NOT NULL DEFAULT now(),
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (programme_id, reference),
    UNIQUE (programme_id, import_key),
    CONSTRAINT adopted_has_date CHECK (phase = 'draft' OR adopted_on IS NOT NULL)
  );
  CREATE INDEX recommendations_by_meeting ON recommendations (meeting_id);
  CREATE TABLE recommendation_versions (
    recommendation_id uuid NOT NULL REFERENCES recommendations ON DELETE CASCADE,
    version integer NOT NULL CHECK (version > 0),
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    reason jsonb,
    adopted_on date,
    search tsvector NOT NULL DEFAULT '',
    PRIMARY KEY (recommendation_id, version),
    CONSTRAINT amendment_has_reason CHECK (version = 1 OR reason IS NOT NULL)
  );
  CREATE INDEX recommendation_versions_search ON recommendation_versions USING gin (search);
  CREATE TABLE recommendation_themes (
    recommendation_id uuid REFERENCES recommendations ON DELETE CASCADE, theme_id uuid REFERENCES themes, PRIMARY KEY (recommendation_id, theme_id));
  CREATE INDEX recommendation_themes_by_theme ON recommendation_themes (theme_id);
  CREATE TABLE recommendation_articles (
    recommendation_id uuid REFERENCES recommendations ON DELETE CASCADE, article_id text REFERENCES treaty_articles, PRIMARY KEY (recommendation_id, article_id));
  CREATE INDEX recommendation_articles_by_article ON recommendation_articles (article_id);
  CREATE TABLE recommendation_sdg_targets (
    recommendation_id uuid REFERENCES recommendations ON DELETE CASCADE, sdg_target_id text REFERENCES sdg_targets, PRIMARY KEY (recommendation_id, sdg_target_id));
  CREATE TABLE recommendation_states (
    recommendation_id uuid REFERENCES recommendations ON DELETE CASCADE, state_code text REFERENCES states, PRIMARY KEY (recommendation_id, state_code));
  CREATE TABLE commitments (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    recommendation_id uuid NOT NULL REFERENCES recommendations,
    state_code text NOT NULL REFERENCES states,
    acceptance text NOT NULL DEFAULT 'accepted' CHECK (acceptance IN ('accepted', 'accepted_in_part', 'noted')),
    reason jsonb,
    lead_institution_id uuid,
    due_on date,
    first_due_on date,
    adopted_on date NOT NULL,
    audience text NOT NULL DEFAULT 'participants' CHECK (audience IN ('delegation', 'participants', 'donors', 'public')),
    illustrative boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (recommendation_id, state_code),
    UNIQUE (id, state_code),
    FOREIGN KEY (lead_institution_id, state_code) REFERENCES institutions (id, state_code),
    CONSTRAINT reservation_has_reason CHECK (acceptance = 'accepted' OR reason IS NOT NULL)
  );
  CREATE INDEX commitments_by_state ON commitments (programme_id, state_code, due_on);
  CREATE TABLE commitment_institutions (
    commitment_id uuid NOT NULL,
    state_code text NOT NULL,
    institution_id uuid NOT NULL,
    PRIMARY KEY (commitment_id, institution_id),
    FOREIGN KEY (commitment_id, state_code) REFERENCES commitments (id, state_code),
    FOREIGN KEY (institution_id, state_code) REFERENCES institutions (id, state_code)
  );
  CREATE INDEX commitment_institutions_by_institution ON commitment_institutions (institution_id);`;

const RULES = `
  CREATE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(regexp_replace(lower(public.unaccent('public.unaccent', words)), '[\\u0640\\u064B-\\u0652]', '', 'g'), 'أإآىة', 'ااايه') $$;

  CREATE FUNCTION index_recommendation_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    SELECT to_tsvector('simple', fold(concat_ws(' ', r.reference, NEW.title->'versions'->'fr'->>'text', NEW.title->'versions'->'en'->>'text', NEW.title->'versions'->'ar'->>'text',
      NEW.text->'versions'->'fr'->>'text', NEW.text->'versions'->'en'->>'text', NEW.text->'versions'->'ar'->>'text')))
      INTO NEW.search FROM recommendations r WHERE r.id = NEW.recommendation_id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER recommendation_versions_index BEFORE INSERT OR UPDATE OF title, text ON recommendation_versions
    FOR EACH ROW EXECUTE FUNCTION index_recommendation_version();

  CREATE FUNCTION keep_adopted_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    IF OLD.adopted_on IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.title IS DISTINCT FROM OLD.title OR NEW.text IS DISTINCT FROM OLD.text) THEN
      RAISE EXCEPTION 'the adopted text is locked; amend it by a new version' USING ERRCODE = 'SU001';
    END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER recommendation_versions_locked BEFORE UPDATE OR DELETE ON recommendation_versions FOR EACH ROW EXECUTE FUNCTION keep_adopted_text();

  CREATE FUNCTION guard_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE audiences text[] := ARRAY['delegation', 'participants', 'donors', 'public'];
  BEGIN
    NEW.first_due_on := coalesce(NEW.first_due_on, NEW.due_on);
    IF TG_OP = 'UPDATE' THEN
      NEW.first_due_on := coalesce(OLD.first_due_on, NEW.due_on);
      IF array_position(audiences, NEW.audience) < array_position(audiences, OLD.audience) THEN
        RAISE EXCEPTION 'an audience is widened, never narrowed' USING ERRCODE = 'SU002';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER commitments_guard BEFORE INSERT OR UPDATE ON commitments FOR EACH ROW EXECUTE FUNCTION guard_commitment();
  GRANT EXECUTE ON FUNCTION guard_commitment TO suivi_coordinator, suivi_focal_point;

  /* Full-text operators are not leakproof and so no index condition under row-level security: the search runs here, in the same scope. */
  CREATE FUNCTION search_recommendations(words text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id FROM recommendation_versions v JOIN recommendations r ON r.id = v.recommendation_id AND r.version = v.version
    WHERE v.search @@ (
        SELECT to_tsquery('simple', string_agg(quote_literal(word) || ':*', ' & '))
        FROM regexp_split_to_table(fold(words), '[^[:alnum:]-]+') word WHERE word <> '' AND word <> '-')
      AND r.programme_id = current_setting('suivi.programme')::uuid
      AND CASE current_setting('suivi.role')
        WHEN 'coordinator' THEN true
        WHEN 'donor' THEN r.phase = 'adopted' AND r.audience IN ('donors', 'public')
        WHEN 'admin' THEN false
        ELSE r.phase = 'adopted' END $$;
  GRANT EXECUTE ON FUNCTION search_recommendations TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer;

  /* How many commitments there are in all, for "out of": a number by State, and nothing else of what the reader may not see. */
  CREATE FUNCTION commitment_totals(wanted_meeting uuid DEFAULT NULL) RETURNS TABLE (state_code text, total integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.state_code, count(*)::integer FROM commitments c
    WHERE c.programme_id = current_setting('suivi.programme')::uuid
      AND (wanted_meeting IS NULL OR EXISTS (SELECT FROM recommendations r WHERE r.id = c.recommendation_id AND r.meeting_id = wanted_meeting)) GROUP BY 1 $$;
  GRANT EXECUTE ON FUNCTION commitment_totals TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer;`;

const READERS: Role[] = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer'];
const PARTICIPANTS: Role[] = ['contributor', 'focal_point', 'observer'];
const DELEGATION: Role[] = ['contributor', 'focal_point'];

const visible = `EXISTS (SELECT FROM recommendations r WHERE r.id = recommendation_id)`;
const ofDraft = `EXISTS (SELECT FROM recommendations r WHERE r.id = recommendation_id AND r.phase = 'draft')`;
const parts = ['recommendation_themes', 'recommendation_articles', 'recommendation_sdg_targets', 'recommendation_states'];

const WALLS = [
  ...['taxonomies', 'themes', 'treaty_articles', 'sdg_targets', 'meetings', 'recommendations', 'recommendation_versions', ...parts, 'commitments', 'commitment_institutions'].map(closed),
  ...['taxonomies', 'themes', 'treaty_articles', 'sdg_targets'].map((table) => readable(table, forRoles(ROLES, 'true'))),
  readable('meetings', forRoles(ROLES, `programme_id = ${PROGRAMME}`)),
  writable('meetings', 'INSERT', 'coordinator', `programme_id = ${PROGRAMME}`),
  writable(
    'meetings',
    'UPDATE',
    'coordinator',
    `programme_id = ${PROGRAMME}`,
    '(code, kind, name, place, state_code, starts_on, ends_on, participants_total, participants_women, summary, source_url, follows_id, row_version)',
  ),
  readable('recommendations', {
    ...forRoles(PARTICIPANTS, `programme_id = ${PROGRAMME} AND phase = 'adopted'`),
    coordinator: `programme_id = ${PROGRAMME}`,
    donor: `programme_id = ${PROGRAMME} AND phase = 'adopted' AND audience IN ('donors', 'public')`,
  }),
  writable('recommendations', 'INSERT', 'coordinator', `programme_id = ${PROGRAMME}`),
  writable('recommendations', 'UPDATE', 'coordinator', `programme_id = ${PROGRAMME}`, '(meeting_id, reference, phase, version, audience, illustrative, source_url, adopted_on, row_version)'),
  writable('recommendations', 'DELETE', 'coordinator', `programme_id = ${PROGRAMME} AND phase = 'draft'`),
  readable('recommendation_versions', forRoles(READERS, visible)),
  writable('recommendation_versions', 'INSERT', 'coordinator', visible),
  writable('recommendation_versions', 'UPDATE', 'coordinator', visible, '(title, text, adopted_on)'),
  ...parts.flatMap((table) => [
    readable(table, forRoles(READERS, visible)),
    writable(table, 'INSERT', 'coordinator', ofDraft),
    writable(table, 'DELETE', 'coordinator', ofDraft),
  ]),
  readable('commitments', {
    ...forRoles(DELEGATION, `programme_id = ${PROGRAMME} AND (state_code = ${STATE} OR audience IN ('participants', 'donors', 'public'))`),
    observer: `programme_id = ${PROGRAMME} AND audience IN ('participants', 'donors', 'public')`,
    donor: `programme_id = ${PROGRAMME} AND audience IN ('donors', 'public')`,
    coordinator: `programme_id = ${PROGRAMME}`,
  }),
  writable('commitments', 'INSERT', 'coordinator', `programme_id = ${PROGRAMME}`),
  writable('commitments', 'UPDATE', 'focal_point', `programme_id = ${PROGRAMME} AND state_code = ${STATE}`, '(acceptance, reason, lead_institution_id, due_on, audience, row_version)'),
  readable('commitment_institutions', forRoles(READERS, `EXISTS (SELECT FROM commitments c WHERE c.id = commitment_id)`)),
  writable('commitment_institutions', 'INSERT', 'focal_point', `state_code = ${STATE}`),
  writable('commitment_institutions', 'DELETE', 'focal_point', `state_code = ${STATE}`),
].join('\n');

export class Recommendations1764000000004 implements MigrationInterface {
  readonly name = 'Recommendations1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, RULES, WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION commitment_totals, search_recommendations;
      DROP TABLE commitment_institutions, commitments, ${parts.join(', ')}, recommendation_versions, recommendations, meetings, sdg_targets, treaty_articles, themes, taxonomies;
      DROP FUNCTION guard_commitment, keep_adopted_text, index_recommendation_version, fold;`);
  }
}
