import { type Role } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, PROGRAMME, readable, STATE, USER, writable } from './policies.ts';

const AUDIENCE = `('delegation', 'participants', 'donors', 'public')`;
const PHASE = `('draft', 'active', 'cancelled')`;

const TABLES = `
  CREATE SEQUENCE action_numbers;
  CREATE TABLE actions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    reference text NOT NULL UNIQUE DEFAULT 'A-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('action_numbers')::text, 4, '0'),
    /* Null: the coordinator proposes it, for the programme. */
    proposer_state text REFERENCES states,
    proposed_by uuid NOT NULL REFERENCES users,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    starts_on date,
    due_on date NOT NULL CHECK (due_on >= starts_on),
    first_due_on date NOT NULL,
    completion_rule text NOT NULL DEFAULT 'all_parts' CHECK (completion_rule IN ('all_parts', 'lead_part')),
    lead_state text REFERENCES states,
    phase text NOT NULL DEFAULT 'draft' CHECK (phase IN ${PHASE}),
    audience text NOT NULL DEFAULT 'participants' CHECK (audience IN ${AUDIENCE}),
    cancel_reason text CHECK (cancel_reason <> ''),
    cancelled_at timestamptz,
    illustrative boolean NOT NULL DEFAULT false,
    search tsvector NOT NULL DEFAULT '',
    /* Of what was proposed: who accepted another version is asked again. */
    version integer NOT NULL DEFAULT 1 CHECK (version > 0),
    row_version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    /* Kept by triggers: the States that may read it because they take part, and how many were asked and have accepted. */
    parties text[] NOT NULL DEFAULT '{}',
    state_count integer NOT NULL DEFAULT 0,
    accepted_count integer NOT NULL DEFAULT 0,
    CONSTRAINT lead_by_rule CHECK ((completion_rule = 'lead_part') = (lead_state IS NOT NULL)),
    CONSTRAINT cancelled_has_reason CHECK ((phase = 'cancelled') = (cancel_reason IS NOT NULL) AND (phase = 'cancelled') = (cancelled_at IS NOT NULL))
  );
  CREATE INDEX actions_by_party ON actions USING gin (parties);
  CREATE INDEX actions_by_due ON actions (programme_id, due_on, id);
  CREATE INDEX actions_search ON actions USING gin (search);
  CREATE TABLE action_parts (
    action_id uuid NOT NULL REFERENCES actions ON DELETE CASCADE,
    state_code text NOT NULL REFERENCES states,
    programme_id uuid NOT NULL REFERENCES programmes,
    response text NOT NULL DEFAULT 'invited' CHECK (response IN ('invited', 'accepted', 'change_proposed', 'declined')),
    response_reason text CHECK (response_reason <> ''),
    responded_at timestamptz,
    responsible_institution_id uuid,
    contact text CHECK (contact <> ''),
    means jsonb,
    assistance jsonb,
    obstacles jsonb,
    audience text NOT NULL DEFAULT 'participants' CHECK (audience IN ${AUDIENCE}),
    row_version integer NOT NULL DEFAULT 1,
    /* Kept by triggers, from the action: row-level security compares plain columns. */
    proposer_state text,
    phase text NOT NULL CHECK (phase IN ${PHASE}),
    due_on date NOT NULL,
    parties text[] NOT NULL DEFAULT '{}',
    shown_to text CHECK (shown_to IN ${AUDIENCE}),
    PRIMARY KEY (action_id, state_code),
    FOREIGN KEY (responsible_institution_id, state_code) REFERENCES institutions (id, state_code),
    CONSTRAINT refusal_has_reason CHECK (response NOT IN ('change_proposed', 'declined') OR response_reason IS NOT NULL)
  );
  CREATE INDEX action_parts_by_state ON action_parts (programme_id, state_code, due_on);
  CREATE TABLE action_part_institutions (
    action_id uuid NOT NULL, state_code text NOT NULL, institution_id uuid NOT NULL,
    PRIMARY KEY (action_id, institution_id),
    FOREIGN KEY (action_id, state_code) REFERENCES action_parts (action_id, state_code) ON DELETE CASCADE,
    FOREIGN KEY (institution_id, state_code) REFERENCES institutions (id, state_code)
  );
  CREATE INDEX action_part_institutions_by_institution ON action_part_institutions (institution_id);
  CREATE TABLE action_commitments (
    action_id uuid NOT NULL, state_code text NOT NULL, commitment_id uuid NOT NULL,
    PRIMARY KEY (action_id, commitment_id),
    FOREIGN KEY (action_id, state_code) REFERENCES action_parts (action_id, state_code) ON DELETE CASCADE,
    FOREIGN KEY (commitment_id, state_code) REFERENCES commitments (id, state_code)
  );
  CREATE INDEX action_commitments_by_commitment ON action_commitments (commitment_id);
  CREATE TABLE action_milestones (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    action_id uuid NOT NULL, state_code text NOT NULL,
    position integer NOT NULL,
    title jsonb NOT NULL,
    weight integer NOT NULL CHECK (weight BETWEEN 1 AND 100),
    due_on date,
    FOREIGN KEY (action_id, state_code) REFERENCES action_parts (action_id, state_code) ON DELETE CASCADE
  );
  CREATE INDEX action_milestones_by_part ON action_milestones (action_id, state_code);
  CREATE TABLE action_postponements (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    action_id uuid NOT NULL REFERENCES actions ON DELETE CASCADE,
    programme_id uuid NOT NULL REFERENCES programmes,
    from_on date NOT NULL,
    to_on date NOT NULL CHECK (to_on <> from_on),
    reason text NOT NULL CHECK (reason <> ''),
    postponed_by uuid NOT NULL REFERENCES users,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX action_postponements_by_action ON action_postponements (action_id);`;

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

const RULES = `
  CREATE FUNCTION guard_action() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NEW.phase <> 'draft' THEN RAISE EXCEPTION 'an action begins as a draft' USING ERRCODE = 'SU003'; END IF;
      NEW.first_due_on := NEW.due_on;
      NEW.parties := CASE WHEN NEW.proposer_state IS NULL THEN '{}' ELSE ARRAY[NEW.proposer_state] END;
    ELSE
      IF NEW.phase <> OLD.phase AND (OLD.phase, NEW.phase) NOT IN (('draft', 'active'), ('active', 'cancelled')) THEN
        RAISE EXCEPTION 'an action that is % cannot become %', OLD.phase, NEW.phase USING ERRCODE = 'SU003';
      END IF;
      IF OLD.phase = 'draft' THEN
        NEW.first_due_on := NEW.due_on;
      ELSE
        NEW.first_due_on := OLD.first_due_on;
        IF narrower(OLD.audience, NEW.audience) <> OLD.audience THEN RAISE EXCEPTION 'an audience is widened, never narrowed' USING ERRCODE = 'SU002'; END IF;
        IF NEW.due_on <> OLD.due_on AND NOT EXISTS (SELECT FROM action_postponements p WHERE p.action_id = NEW.id AND p.from_on = OLD.due_on AND p.to_on = NEW.due_on AND p.at >= now()) THEN
          RAISE EXCEPTION 'a due date moves only with a reason' USING ERRCODE = 'SU003';
        END IF;
      END IF;
      SELECT count(*), count(*) FILTER (WHERE p.response = 'accepted'),
          CASE WHEN NEW.phase = 'draft' THEN OLD.parties ELSE coalesce(array_agg(p.state_code ORDER BY p.state_code), '{}') END
        INTO NEW.state_count, NEW.accepted_count, NEW.parties FROM action_parts p WHERE p.action_id = NEW.id;
      IF NEW.phase = 'active' AND OLD.phase = 'draft' AND NEW.state_count = 0 THEN RAISE EXCEPTION 'an action without a State' USING ERRCODE = 'SU003'; END IF;
      /* A change of what was proposed asks the others again; who declined is left in peace. */
      IF NEW.version <> OLD.version AND OLD.phase = 'active' THEN
        UPDATE action_parts p SET response = 'invited', response_reason = NULL, responded_at = NULL, row_version = p.row_version + 1
          WHERE p.action_id = NEW.id AND p.state_code IS DISTINCT FROM NEW.proposer_state AND p.response IN ('accepted', 'change_proposed');
        SELECT count(*) FILTER (WHERE p.response = 'accepted') INTO NEW.accepted_count FROM action_parts p WHERE p.action_id = NEW.id;
      END IF;
    END IF;
    NEW.search := to_tsvector('simple', fold(concat_ws(' ', NEW.reference, NEW.title->'versions'->'fr'->>'text', NEW.title->'versions'->'en'->>'text', NEW.title->'versions'->'ar'->>'text',
      NEW.text->'versions'->'fr'->>'text', NEW.text->'versions'->'en'->>'text', NEW.text->'versions'->'ar'->>'text')));
    RETURN NEW;
  END $$;
  CREATE TRIGGER actions_guard BEFORE INSERT OR UPDATE ON actions FOR EACH ROW EXECUTE FUNCTION guard_action();

  CREATE FUNCTION follow_action() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE action_parts p SET phase = NEW.phase, parties = NEW.parties, due_on = NEW.due_on,
        shown_to = CASE WHEN NEW.phase = 'draft' THEN NULL ELSE narrower(NEW.audience, p.audience) END
      WHERE p.action_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER actions_follow AFTER UPDATE OF phase, parties, audience, due_on ON actions FOR EACH ROW EXECUTE FUNCTION follow_action();

  CREATE FUNCTION guard_action_part() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE action actions;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      SELECT * INTO STRICT action FROM actions a WHERE a.id = NEW.action_id;
      NEW.programme_id := action.programme_id; NEW.proposer_state := action.proposer_state; NEW.phase := action.phase; NEW.parties := action.parties; NEW.due_on := action.due_on;
      NEW.shown_to := CASE WHEN action.phase = 'draft' THEN NULL ELSE narrower(action.audience, NEW.audience) END;
      RETURN NEW;
    END IF;
    IF OLD.response = 'accepted' AND NEW.response = 'declined' THEN RAISE EXCEPTION 'an acceptance binds' USING ERRCODE = 'SU003'; END IF;
    IF NEW.audience <> OLD.audience THEN
      IF NEW.phase <> 'draft' AND narrower(OLD.audience, NEW.audience) <> OLD.audience THEN RAISE EXCEPTION 'an audience is widened, never narrowed' USING ERRCODE = 'SU002'; END IF;
      IF NEW.phase <> 'draft' THEN NEW.shown_to := narrower((SELECT a.audience FROM actions a WHERE a.id = NEW.action_id), NEW.audience); END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER action_parts_guard BEFORE INSERT OR UPDATE ON action_parts FOR EACH ROW EXECUTE FUNCTION guard_action_part();

  /* How many were asked and accepted stands on the action; its guard counts. */
  CREATE FUNCTION count_action_parts() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF pg_trigger_depth() > 1 AND TG_OP = 'UPDATE' THEN RETURN NULL; END IF;
    UPDATE actions a SET row_version = a.row_version WHERE a.id = coalesce(NEW.action_id, OLD.action_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER action_parts_count AFTER INSERT OR DELETE OR UPDATE OF response ON action_parts FOR EACH ROW EXECUTE FUNCTION count_action_parts();

  /* Holds what was proposed until the transaction ends and says which version it is; null for whoever takes no part. */
  CREATE FUNCTION hold_proposal(held uuid) RETURNS integer LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE found integer;
  BEGIN
    SELECT a.version INTO found FROM actions a WHERE a.id = held AND a.parties @> ARRAY[current_setting('suivi.state')] FOR NO KEY UPDATE;
    RETURN found;
  END $$;
  GRANT EXECUTE ON FUNCTION hold_proposal TO suivi_focal_point;

  CREATE FUNCTION search_actions(words text) RETURNS SETOF uuid LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT a.id FROM actions a
    WHERE a.search @@ (
        SELECT to_tsquery('simple', string_agg(quote_literal(word) || ':*', ' & '))
        FROM regexp_split_to_table(fold(words), '[^[:alnum:]-]+') word WHERE word <> '' AND word <> '-')
      AND a.programme_id = current_setting('suivi.programme')::uuid
      AND CASE current_setting('suivi.role')
        WHEN 'coordinator' THEN a.phase <> 'draft' OR a.proposer_state IS NULL
        WHEN 'donor' THEN a.phase <> 'draft' AND a.audience IN ('donors', 'public')
        WHEN 'observer' THEN a.phase <> 'draft' AND a.audience IN ('participants', 'donors', 'public')
        WHEN 'admin' THEN false
        ELSE a.parties @> ARRAY[current_setting('suivi.state')] OR (a.phase <> 'draft' AND a.audience IN ('participants', 'donors', 'public')) END $$;
  GRANT EXECUTE ON FUNCTION search_actions TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer;`;

const READERS: Role[] = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer'];
const DELEGATION: Role[] = ['contributor', 'focal_point'];
const PARTICIPANTS_UP = `('participants', 'donors', 'public')`;
const DONORS_UP = `('donors', 'public')`;

const takesPart = `parties @> ARRAY[${STATE}]`;
const ofVisiblePart = (table: string) => `EXISTS (SELECT FROM action_parts p WHERE p.action_id = ${table}.action_id AND p.state_code = ${table}.state_code)`;
/** Own part of an action that was not cancelled: while it is a draft, or once it was accepted. */
const ofOwnPart = (table: string) => `state_code = ${STATE} AND EXISTS (SELECT FROM action_parts p WHERE p.action_id = ${table}.action_id AND p.state_code = ${table}.state_code AND p.phase <> 'cancelled' AND p.response = 'accepted')`;
const ofOwnDraft = (proposer: string) => `EXISTS (SELECT FROM actions a WHERE a.id = action_id AND a.phase = 'draft' AND a.proposer_state ${proposer})`;
const planColumns = '(title, text, starts_on, due_on, completion_rule, lead_state, phase, audience, cancel_reason, cancelled_at, illustrative, version, row_version)';
const partColumns = '(response, response_reason, responded_at, responsible_institution_id, contact, means, assistance, obstacles, audience, row_version)';

const WALLS = [
  ...['actions', 'action_parts', 'action_part_institutions', 'action_commitments', 'action_milestones', 'action_postponements'].map(closed),
  readable('actions', {
    ...forRoles(DELEGATION, `programme_id = ${PROGRAMME} AND (${takesPart} OR (phase <> 'draft' AND audience IN ${PARTICIPANTS_UP}))`),
    coordinator: `programme_id = ${PROGRAMME} AND (phase <> 'draft' OR proposer_state IS NULL)`,
    observer: `programme_id = ${PROGRAMME} AND phase <> 'draft' AND audience IN ${PARTICIPANTS_UP}`,
    donor: `programme_id = ${PROGRAMME} AND phase <> 'draft' AND audience IN ${DONORS_UP}`,
  }),
  writable('actions', 'INSERT', 'focal_point', `programme_id = ${PROGRAMME} AND phase = 'draft' AND proposer_state = ${STATE} AND proposed_by = ${USER}`),
  writable('actions', 'INSERT', 'coordinator', `programme_id = ${PROGRAMME} AND phase = 'draft' AND proposer_state IS NULL AND proposed_by = ${USER}`),
  writable('actions', 'UPDATE', 'focal_point', `programme_id = ${PROGRAMME} AND proposer_state = ${STATE}`, planColumns),
  writable('actions', 'UPDATE', 'coordinator', `programme_id = ${PROGRAMME} AND proposer_state IS NULL`, planColumns),
  writable('actions', 'DELETE', 'focal_point', `programme_id = ${PROGRAMME} AND proposer_state = ${STATE} AND phase = 'draft'`),
  writable('actions', 'DELETE', 'coordinator', `programme_id = ${PROGRAMME} AND proposer_state IS NULL AND phase = 'draft'`),
  `GRANT USAGE ON SEQUENCE action_numbers TO suivi_focal_point, suivi_coordinator;`,
  readable('action_parts', {
    ...forRoles(DELEGATION, `programme_id = ${PROGRAMME} AND (${takesPart} OR shown_to IN ${PARTICIPANTS_UP})`),
    coordinator: `programme_id = ${PROGRAMME} AND (phase <> 'draft' OR proposer_state IS NULL)`,
    observer: `programme_id = ${PROGRAMME} AND shown_to IN ${PARTICIPANTS_UP}`,
    donor: `programme_id = ${PROGRAMME} AND shown_to IN ${DONORS_UP}`,
  }),
  // Who proposes asks the others and answers for herself alone.
  writable('action_parts', 'INSERT', 'focal_point', `${ofOwnDraft(`= ${STATE}`)} AND response = CASE WHEN state_code = ${STATE} THEN 'accepted' ELSE 'invited' END`),
  writable('action_parts', 'INSERT', 'coordinator', `${ofOwnDraft('IS NULL')} AND response = 'invited'`),
  writable('action_parts', 'UPDATE', 'focal_point', `programme_id = ${PROGRAMME} AND state_code = ${STATE} AND ${takesPart} AND phase <> 'cancelled'`, partColumns),
  writable('action_parts', 'DELETE', 'focal_point', `${ofOwnDraft(`= ${STATE}`)} AND state_code <> ${STATE}`),
  writable('action_parts', 'DELETE', 'coordinator', ofOwnDraft('IS NULL')),
  ...['action_part_institutions', 'action_commitments', 'action_milestones'].flatMap((table) => [
    readable(table, forRoles(READERS, ofVisiblePart(table))),
    writable(table, 'INSERT', 'focal_point', ofOwnPart(table)),
    writable(table, 'DELETE', 'focal_point', ofOwnPart(table)),
  ]),
  writable('action_milestones', 'UPDATE', 'focal_point', ofOwnPart('action_milestones'), '(position, title, weight, due_on)'),
  // Reasons are for those who take part; that a date was moved, and from which, everybody reads off the action's first date.
  readable('action_postponements', {
    ...forRoles(DELEGATION, `EXISTS (SELECT FROM actions a WHERE a.id = action_id AND a.${takesPart})`),
    coordinator: `programme_id = ${PROGRAMME} AND EXISTS (SELECT FROM actions a WHERE a.id = action_id)`,
  }),
  writable('action_postponements', 'INSERT', 'focal_point', `programme_id = ${PROGRAMME} AND postponed_by = ${USER} AND EXISTS (SELECT FROM actions a WHERE a.id = action_id AND a.phase = 'active' AND a.proposer_state = ${STATE})`),
  writable('action_postponements', 'INSERT', 'coordinator', `programme_id = ${PROGRAMME} AND postponed_by = ${USER} AND EXISTS (SELECT FROM actions a WHERE a.id = action_id AND a.phase = 'active' AND a.proposer_state IS NULL)`),
].join('\n');

export class Actions1764000000011 implements MigrationInterface {
  readonly name = 'Actions1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, RULES, WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION search_actions;
      DROP TABLE action_postponements, action_milestones, action_commitments, action_part_institutions, action_parts, actions;
      DROP SEQUENCE action_numbers;
      DROP FUNCTION hold_proposal, count_action_parts, guard_action_part, follow_action, guard_action;`);
  }
}
