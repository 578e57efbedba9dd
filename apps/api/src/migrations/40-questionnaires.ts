import type { Role } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, PROGRAMME, readable, writable } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

/**
 * Questionnaires and their versions. A version is a working copy until it is published; then rounds rest on it and nothing of it changes.
 * `title` is the one last published, or the working copy's as long as none is. `ready` names the ones that come with the portal.
 */
const TABLES = `
  CREATE TABLE questionnaires (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    title jsonb NOT NULL,
    ready text CHECK (ready ~ '^[a-z_]{2,50}$'),
    UNIQUE (id, programme_id),
    UNIQUE (programme_id, ready)
  );
  CREATE TABLE questionnaire_versions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    questionnaire_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    phase text NOT NULL DEFAULT 'draft' CHECK (phase IN ('draft', 'published')),
    content jsonb NOT NULL CHECK (jsonb_typeof(content->'sections') = 'array' AND jsonb_typeof(content->'title') = 'object'),
    questions integer NOT NULL,
    translation jsonb NOT NULL,
    published_at timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now(),
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (questionnaire_id, version),
    UNIQUE (id, programme_id),
    FOREIGN KEY (questionnaire_id, programme_id) REFERENCES questionnaires (id, programme_id),
    CHECK ((phase = 'published') = (published_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX one_draft_per_questionnaire ON questionnaire_versions (questionnaire_id) WHERE phase = 'draft';`;

const RULES = `
  /* Per language, how many of the texts in a content are verified, drafts and stale, out of how many: what a list of versions says without reading them. */
  CREATE FUNCTION translation_of(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE ${DEFINER} AS $$
    SELECT jsonb_object_agg(l.code, (
      SELECT jsonb_build_object('verified', count(*) FILTER (WHERE t.state = 'verified'), 'draft', count(*) FILTER (WHERE t.state = 'draft'), 'stale', count(*) FILTER (WHERE t.state = 'stale'), 'total', count(*))
      FROM (SELECT text->'versions'->l.code->>'state' AS state FROM jsonb_path_query(content, 'strict $.** ? (exists (@.original) && exists (@.versions))') text) t))
    FROM (VALUES ('fr'), ('en'), ('ar')) l(code) $$;

  CREATE FUNCTION guard_questionnaire_version() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF TG_OP <> 'INSERT' AND OLD.phase = 'published' THEN RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'SU003'; END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_OP = 'INSERT' OR NEW.content IS DISTINCT FROM OLD.content THEN
      NEW.questions := (SELECT count(*) FROM jsonb_path_query(NEW.content, 'strict $.sections[*].questions[*]'));
      NEW.translation := translation_of(NEW.content);
    END IF;
    NEW.published_at := CASE WHEN NEW.phase = 'published' THEN moment() END;
    NEW.updated_at := moment();
    RETURN NEW;
  END $$;
  CREATE TRIGGER questionnaire_versions_guard BEFORE INSERT OR UPDATE OR DELETE ON questionnaire_versions FOR EACH ROW EXECUTE FUNCTION guard_questionnaire_version();

  CREATE FUNCTION name_questionnaire() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE questionnaires q SET title = NEW.content->'title' WHERE q.id = NEW.questionnaire_id AND q.title <> NEW.content->'title'
      AND (NEW.phase = 'published' OR NOT EXISTS (SELECT FROM questionnaire_versions v WHERE v.questionnaire_id = NEW.questionnaire_id AND v.phase = 'published'));
    RETURN NULL;
  END $$;
  CREATE TRIGGER questionnaires_named AFTER INSERT OR UPDATE ON questionnaire_versions FOR EACH ROW EXECUTE FUNCTION name_questionnaire();

  CREATE CONSTRAINT TRIGGER questionnaires_journal AFTER INSERT OR UPDATE OR DELETE ON questionnaires DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('programme', 'id');
  CREATE CONSTRAINT TRIGGER questionnaire_versions_journal AFTER INSERT OR UPDATE OR DELETE ON questionnaire_versions DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('programme', 'questionnaire_id');`;

/** Adds the kinds to those whose refusals are journalled, or takes them out, and leaves what other migrations added as it is. */
const refusals = (from: string, to: string) => `
  DO $$ BEGIN EXECUTE replace(pg_get_functiondef('journal_refusal'::regproc), $from$${from}$from$, $to$${to}$to$); END $$;`;
const BEFORE = `asked_kind NOT IN (`;
const AFTER = `asked_kind NOT IN ('questionnaires', 'questionnaire_versions', `;

/** Whoever may read a report reads what it was asked; working copies are the coordinator's. */
const READERS: Role[] = ['contributor', 'focal_point', 'donor', 'observer'];
const own = `programme_id = ${PROGRAMME}`;
const draft = `${own} AND phase = 'draft'`;
const hasVersion = (condition: string) => `EXISTS (SELECT FROM questionnaire_versions v WHERE v.questionnaire_id = questionnaires.id${condition})`;

const WALLS = [
  ...['questionnaires', 'questionnaire_versions'].map(closed),
  readable('questionnaires', { ...forRoles(READERS, `${own} AND ${hasVersion('')}`), coordinator: own }),
  readable('questionnaire_versions', { ...forRoles(READERS, `${own} AND phase = 'published'`), coordinator: own }),
  writable('questionnaires', 'INSERT', 'coordinator', own, '(programme_id, title)'),
  writable('questionnaires', 'DELETE', 'coordinator', `${own} AND NOT ${hasVersion('')}`),
  writable('questionnaire_versions', 'INSERT', 'coordinator', draft, '(questionnaire_id, programme_id, version, content)'),
  `GRANT UPDATE (content, phase, row_version) ON questionnaire_versions TO suivi_coordinator;
  CREATE POLICY questionnaire_versions_update_coordinator ON questionnaire_versions FOR UPDATE TO suivi_coordinator USING (${draft}) WITH CHECK (${own});`,
  writable('questionnaire_versions', 'DELETE', 'coordinator', draft),
].join('\n');

export class Questionnaires1764000000040 implements MigrationInterface {
  readonly name = 'Questionnaires1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, RULES, refusals(BEFORE, AFTER), WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(refusals(AFTER, BEFORE));
    await runner.query(`
      DROP TABLE questionnaire_versions, questionnaires;
      DROP FUNCTION guard_questionnaire_version, name_questionnaire, translation_of;`);
  }
}
