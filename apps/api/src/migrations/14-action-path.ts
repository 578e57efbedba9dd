import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, INSTITUTION, PROGRAMME, readable, STATE, USER } from './policies.ts';
import { followReview, followSubmission, guardSubmission, matchSubmission } from './path-functions.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
const PATH_TABLES = ['updates', 'submissions', 'reviews', 'evidence'];
const STATUS = `('not_started', 'in_progress', 'partially_implemented', 'implemented', 'no_longer_applicable')`;

/** What is submitted speaks of a commitment or of a State's part of an action: the same tables, the same path, the same walls. */
const SUBJECT = `
  ${PATH_TABLES.map(
    (table) => `
  ALTER TABLE ${table} ALTER COLUMN commitment_id DROP NOT NULL,
    ADD COLUMN action_id uuid,
    ADD COLUMN subject_id uuid GENERATED ALWAYS AS (coalesce(commitment_id, action_id)) STORED,
    ADD CONSTRAINT ${table}_one_subject CHECK (num_nonnulls(commitment_id, action_id) = 1),
    ADD CONSTRAINT ${table}_action FOREIGN KEY (action_id, state_code) REFERENCES action_parts (action_id, state_code);`,
  ).join('')}
  ALTER TABLE submissions DROP CONSTRAINT submissions_update_id_commitment_id_fkey;
  ALTER TABLE evidence DROP CONSTRAINT evidence_update_id_commitment_id_fkey;
  ALTER TABLE updates DROP CONSTRAINT updates_id_commitment_id_key, ADD CONSTRAINT updates_of_subject UNIQUE (id, subject_id),
    ADD COLUMN milestones jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(milestones) = 'array');
  ALTER TABLE submissions ADD CONSTRAINT submissions_of_subject FOREIGN KEY (update_id, subject_id) REFERENCES updates (id, subject_id);
  ALTER TABLE evidence ADD CONSTRAINT evidence_of_subject FOREIGN KEY (update_id, subject_id) REFERENCES updates (id, subject_id);
  DROP INDEX updates_one_open;
  CREATE UNIQUE INDEX updates_one_open ON updates (subject_id, state_code) WHERE phase <> 'validated';
  CREATE INDEX submissions_by_action ON submissions (action_id, state_code, submitted_at DESC) WHERE action_id IS NOT NULL;
  GRANT INSERT (action_id) ON submissions TO suivi_focal_point;
  GRANT UPDATE (milestones) ON updates TO suivi_focal_point, suivi_contributor;

  /* What a statement is about, as far as its reader may see it. Written so that PostgreSQL reads it in place, by key: a view of both kinds would be read whole. */
  CREATE FUNCTION subject_of(commitment uuid, action uuid, state text)
  RETURNS TABLE (kind text, id uuid, state_code text, reference text, title jsonb, text jsonb, due_on date, audience text, illustrative boolean) LANGUAGE sql STABLE AS $$
    SELECT 'commitment', c.id, c.state_code, r.reference, v.title, v.text, c.due_on, c.audience, r.illustrative OR c.illustrative
    FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version WHERE c.id = commitment
    UNION ALL
    SELECT 'action', a.id, p.state_code, a.reference, a.title, a.text, a.due_on, coalesce(p.shown_to, 'delegation'), a.illustrative
    FROM action_parts p JOIN actions a ON a.id = p.action_id WHERE p.action_id = action AND p.state_code = state $$;
  GRANT EXECUTE ON FUNCTION subject_of TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer;

  CREATE TABLE action_standings (
    action_id uuid NOT NULL,
    state_code text NOT NULL,
    level text NOT NULL CHECK (level IN ('delegation', 'participants', 'donors', 'public')),
    programme_id uuid NOT NULL REFERENCES programmes,
    submission_id uuid NOT NULL REFERENCES submissions,
    status text NOT NULL CHECK (status IN ${STATUS}),
    declared_status text NOT NULL CHECK (declared_status IN ${STATUS}),
    declared_at timestamptz NOT NULL,
    verified_at timestamptz NOT NULL,
    evidence_count integer NOT NULL,
    milestones jsonb NOT NULL,
    /* Per cent of the milestones' weight, as it was when the update was submitted: a plan that changes later changes no verified figure. */
    progress integer CHECK (progress BETWEEN 0 AND 100),
    PRIMARY KEY (action_id, state_code, level),
    FOREIGN KEY (action_id, state_code) REFERENCES action_parts (action_id, state_code) ON DELETE CASCADE
  );`;

const RULES = `
  CREATE FUNCTION refresh_action_standing(refreshed uuid, refreshed_state text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM action_standings WHERE action_id = refreshed AND state_code = refreshed_state;
    INSERT INTO action_standings (action_id, state_code, level, programme_id, submission_id, status, declared_status, declared_at, verified_at, evidence_count, milestones, progress)
    SELECT s.action_id, s.state_code, level, s.programme_id, s.id, s.verified_status, s.declared_status, s.submitted_at, s.decided_at,
      (SELECT count(*) FROM evidence e WHERE e.update_id = s.update_id AND e.id IN (SELECT (piece->>'id')::uuid FROM jsonb_array_elements(s.content->'evidence') piece)
        AND (level = 'delegation' OR narrower(level, e.confidentiality) = level)),
      coalesce(s.content->'milestones', '[]'), (s.content->>'progress')::integer
    FROM unnest(ARRAY['delegation', 'participants', 'donors', 'public']) level
    CROSS JOIN LATERAL (
      SELECT * FROM submissions s WHERE s.action_id = refreshed AND s.state_code = refreshed_state AND s.phase = 'validated' AND (level = 'delegation' OR narrower(level, s.shown_to) = level)
      ORDER BY s.decided_at DESC, s.id DESC LIMIT 1) s $$;

  ${guardSubmission(true)}
  ${matchSubmission(true)}
  ${followSubmission(true)}
  ${followReview(true)}

  /* The plan or the part is shown to more: what was validated on it follows. */
  CREATE FUNCTION follow_action_part() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE submissions SET row_version = row_version WHERE action_id = NEW.action_id AND state_code = NEW.state_code AND phase = 'validated';
    PERFORM refresh_action_standing(NEW.action_id, NEW.state_code);
    RETURN NULL;
  END $$;
  CREATE TRIGGER action_parts_follow AFTER UPDATE ON action_parts FOR EACH ROW WHEN (NEW.shown_to IS DISTINCT FROM OLD.shown_to AND OLD.shown_to IS NOT NULL) EXECUTE FUNCTION follow_action_part();

  /* Statements are made on a part that binds its State, while the action is under way. */
  CREATE FUNCTION guard_action_update() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    PERFORM FROM action_parts p WHERE p.action_id = NEW.action_id AND p.state_code = NEW.state_code AND p.phase = 'active' AND p.response = 'accepted' FOR SHARE;
    IF NOT FOUND THEN RAISE EXCEPTION 'the part does not bind its State, or the action is not under way' USING ERRCODE = 'SU003'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER updates_guard_action BEFORE INSERT ON updates FOR EACH ROW WHEN (NEW.action_id IS NOT NULL) EXECUTE FUNCTION guard_action_update();
  CREATE TRIGGER submissions_guard_action BEFORE INSERT ON submissions FOR EACH ROW WHEN (NEW.action_id IS NOT NULL) EXECUTE FUNCTION guard_action_update();

  /* A milestone that was proven stays: progress that was verified does not vanish with a word. */
  CREATE FUNCTION keep_reached_milestone() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF EXISTS (SELECT FROM action_standings s WHERE s.action_id = OLD.action_id AND s.state_code = OLD.state_code AND s.level = 'delegation'
        AND s.milestones @> jsonb_build_array(jsonb_build_object('milestoneId', OLD.id)))
      OR EXISTS (SELECT FROM updates u WHERE u.action_id = OLD.action_id AND u.state_code = OLD.state_code AND u.phase = 'submitted' AND u.milestones @> jsonb_build_array(jsonb_build_object('milestoneId', OLD.id))) THEN
      RAISE EXCEPTION 'a milestone that was reached stays' USING ERRCODE = 'SU003';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER action_milestones_keep BEFORE DELETE ON action_milestones FOR EACH ROW EXECUTE FUNCTION keep_reached_milestone();
  CREATE TRIGGER action_milestones_keep_weight BEFORE UPDATE OF weight ON action_milestones FOR EACH ROW WHEN (NEW.weight <> OLD.weight) EXECUTE FUNCTION keep_reached_milestone();`;

const own = `programme_id = ${PROGRAMME} AND state_code = ${STATE}`;
const editable = `phase IN ('draft', 'returned', 'withdrawn')`;
const responsibleForCommitment = `(EXISTS (SELECT FROM commitments c WHERE c.id = commitment_id AND c.lead_institution_id = ${INSTITUTION})
  OR EXISTS (SELECT FROM commitment_institutions i WHERE i.commitment_id = updates.commitment_id AND i.institution_id = ${INSTITUTION}))`;
const responsible = `(${responsibleForCommitment}
  OR EXISTS (SELECT FROM action_parts p WHERE p.action_id = updates.action_id AND p.state_code = updates.state_code AND p.responsible_institution_id = ${INSTITUTION})
  OR EXISTS (SELECT FROM action_part_institutions i WHERE i.action_id = updates.action_id AND i.institution_id = ${INSTITUTION}))`;
const levels = (level: string) => `programme_id = ${PROGRAMME} AND level = '${level}'`;

const contributorPolicies = (who: string) => `
  DROP POLICY updates_read_contributor ON updates;
  DROP POLICY updates_insert_contributor ON updates;
  DROP POLICY updates_update_contributor ON updates;
  CREATE POLICY updates_read_contributor ON updates FOR SELECT TO suivi_contributor USING (${own} AND ${who});
  CREATE POLICY updates_insert_contributor ON updates FOR INSERT TO suivi_contributor WITH CHECK (${own} AND phase = 'draft' AND author_id = ${USER} AND ${who});
  CREATE POLICY updates_update_contributor ON updates FOR UPDATE TO suivi_contributor USING (${own} AND ${editable} AND ${who}) WITH CHECK (${own} AND ${editable} AND ${who});`;

const WALLS = [
  closed('action_standings'),
  readable('action_standings', {
    ...forRoles(['focal_point', 'contributor'], `programme_id = ${PROGRAMME} AND ((state_code = ${STATE} AND level = 'delegation') OR (state_code <> ${STATE} AND level = 'participants'))`),
    coordinator: levels('delegation'),
    observer: levels('participants'),
    donor: levels('donors'),
  }),
  contributorPolicies(responsible),
].join('\n');

export class ActionPath1764000000014 implements MigrationInterface {
  readonly name = 'ActionPath1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [SUBJECT, RULES, WALLS]) await runner.query(step);
  }

  /** What was said of actions goes with them: nothing else could hold it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE action_standings;
      DROP FUNCTION subject_of;
      ${contributorPolicies(responsibleForCommitment)}
      DROP TRIGGER action_milestones_keep ON action_milestones;
      DROP TRIGGER action_milestones_keep_weight ON action_milestones;
      DROP TRIGGER submissions_guard_action ON submissions;
      DROP TRIGGER updates_guard_action ON updates;
      DROP TRIGGER action_parts_follow ON action_parts;
      DROP FUNCTION keep_reached_milestone, guard_action_update, follow_action_part, refresh_action_standing;
      ${guardSubmission(false)} ${matchSubmission(false)} ${followSubmission(false)} ${followReview(false)}
      ${PATH_TABLES.map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER;`).join(' ')}
      DELETE FROM reviews WHERE action_id IS NOT NULL; DELETE FROM submissions WHERE action_id IS NOT NULL;
      DELETE FROM evidence WHERE action_id IS NOT NULL; DELETE FROM updates WHERE action_id IS NOT NULL;
      ${PATH_TABLES.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER;`).join(' ')}
      ALTER TABLE submissions DROP CONSTRAINT submissions_of_subject;
      ALTER TABLE evidence DROP CONSTRAINT evidence_of_subject;
      ALTER TABLE updates DROP CONSTRAINT updates_of_subject, DROP COLUMN milestones, ADD CONSTRAINT updates_id_commitment_id_key UNIQUE (id, commitment_id);
      DROP INDEX updates_one_open;
      ${PATH_TABLES.map((table) => `ALTER TABLE ${table} DROP COLUMN subject_id, DROP COLUMN action_id, ALTER COLUMN commitment_id SET NOT NULL;`).join(' ')}
      CREATE UNIQUE INDEX updates_one_open ON updates (commitment_id) WHERE phase <> 'validated';
      ALTER TABLE submissions ADD CONSTRAINT submissions_update_id_commitment_id_fkey FOREIGN KEY (update_id, commitment_id) REFERENCES updates (id, commitment_id);
      ALTER TABLE evidence ADD CONSTRAINT evidence_update_id_commitment_id_fkey FOREIGN KEY (update_id, commitment_id) REFERENCES updates (id, commitment_id);`);
  }
}
