import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, PROGRAMME, readable, STATE, USER } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

const TABLES = `
  CREATE TABLE handovers (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL,
    state_code text NOT NULL,
    predecessor_id uuid NOT NULL REFERENCES users,
    /* The colleague who was chosen; of somebody invited, who she is once she has accepted. */
    successor_id uuid REFERENCES users,
    invitation_id uuid REFERENCES invitations ON DELETE SET NULL,
    email text NOT NULL,
    started_by uuid NOT NULL REFERENCES users,
    note text CHECK (length(note) <= 5000),
    effective_on date NOT NULL,
    /* Where the predecessor goes on as a contributor; null: her account ends. */
    stays_at uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    cancelled_at timestamptz,
    FOREIGN KEY (programme_id, state_code) REFERENCES programme_states,
    FOREIGN KEY (stays_at, state_code) REFERENCES institutions (id, state_code),
    CONSTRAINT handover_has_one_end CHECK (accepted_at IS NULL OR cancelled_at IS NULL),
    CONSTRAINT handover_to_somebody_else CHECK (successor_id <> predecessor_id)
  );
  CREATE UNIQUE INDEX handovers_one_open ON handovers (programme_id, predecessor_id) WHERE accepted_at IS NULL AND cancelled_at IS NULL;
  CREATE INDEX handovers_by_state ON handovers (programme_id, state_code, id);
  CREATE INDEX handovers_by_successor ON handovers (successor_id);
  CREATE INDEX handovers_by_invitation ON handovers (invitation_id);
  CREATE INDEX updates_by_author ON updates (author_id) WHERE phase IN ('draft', 'returned', 'withdrawn');
  CREATE CONSTRAINT TRIGGER handovers_journal AFTER INSERT OR UPDATE OR DELETE ON handovers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_change('state', 'id');`;

/** What an administrator may read: that a handover is under way, not what the predecessor writes to her successor. */
const WITHOUT_NOTE = '(id, programme_id, state_code, predecessor_id, successor_id, invitation_id, email, started_by, effective_on, stays_at, created_at, expires_at, accepted_at, cancelled_at)';
const WALLS = [
  closed('handovers'),
  readable('handovers', { focal_point: `programme_id = ${PROGRAMME} AND state_code = ${STATE}`, contributor: `programme_id = ${PROGRAMME} AND successor_id = ${USER}` }),
  readable('handovers', { admin: `programme_id = ${PROGRAMME}` }, WITHOUT_NOTE),
].join('\n');

/**
 * No State is left without a focal point who can sign in (product.md, "Who uses it"), whoever changes what: those who end the office of
 * two at once take turns, so that the second sees what the first did.
 */
const KEEP_FOCAL_POINT = `
  CREATE FUNCTION keep_focal_point() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE office record;
  BEGIN
    FOR office IN SELECT (to_jsonb(OLD)->>'programme_id')::uuid AS programme_id, to_jsonb(OLD)->>'state_code' AS state_code WHERE TG_TABLE_NAME = 'memberships'
      UNION ALL SELECT m.programme_id, m.state_code FROM memberships m WHERE TG_TABLE_NAME = 'users' AND m.user_id = (to_jsonb(OLD)->>'id')::uuid AND m.role = 'focal_point' ORDER BY 1, 2
    LOOP
      PERFORM FROM programme_states p WHERE p.programme_id = office.programme_id AND p.state_code = office.state_code FOR UPDATE;
      IF NOT EXISTS (SELECT FROM memberships m JOIN users u ON u.id = m.user_id
          WHERE m.programme_id = office.programme_id AND m.state_code = office.state_code AND m.role = 'focal_point' AND u.disabled_at IS NULL) THEN
        RAISE EXCEPTION 'no State is left without a focal point' USING ERRCODE = 'SU005';
      END IF;
    END LOOP;
    RETURN NULL;
  END $$;
  CREATE TRIGGER users_keep_focal_point AFTER UPDATE OF disabled_at ON users FOR EACH ROW WHEN (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL) EXECUTE FUNCTION keep_focal_point();
  CREATE TRIGGER memberships_keep_focal_point AFTER UPDATE OF role, state_code ON memberships FOR EACH ROW
    WHEN (OLD.role = 'focal_point' AND (NEW.role <> 'focal_point' OR NEW.state_code IS DISTINCT FROM OLD.state_code)) EXECUTE FUNCTION keep_focal_point();
  CREATE TRIGGER memberships_keep_focal_point_removed AFTER DELETE ON memberships FOR EACH ROW WHEN (OLD.role = 'focal_point') EXECUTE FUNCTION keep_focal_point();`;

const ACTS = `
  /* Starts a handover: a focal point her own, an administrator anybody's. Of a refusal the answer says what and where. */
  CREATE FUNCTION handover_start(predecessor uuid, colleague uuid, invited_email text, mail_language text, hash text, days integer, words text, from_day date, stays uuid)
  RETURNS jsonb LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE
    me uuid := current_setting('suivi.user')::uuid;
    programme uuid := current_setting('suivi.programme')::uuid;
    office memberships; successor users; invited uuid; started uuid;
  BEGIN
    IF current_setting('suivi.role') = 'focal_point' AND predecessor <> me THEN RETURN jsonb_build_object('refused', 'forbidden'); END IF;
    SELECT * INTO office FROM memberships m WHERE m.user_id = predecessor AND m.programme_id = programme AND m.role = 'focal_point';
    IF NOT FOUND THEN RETURN jsonb_build_object('refused', 'invalid_input', 'path', 'predecessorId', 'code', 'handover.person'); END IF;
    PERFORM FROM programme_states p WHERE p.programme_id = programme AND p.state_code = office.state_code FOR UPDATE;
    IF from_day NOT BETWEEN current_date AND current_date + days - 1 THEN RETURN jsonb_build_object('refused', 'invalid_input', 'path', 'effectiveOn', 'code', 'handover.day'); END IF;
    IF stays IS NOT NULL AND NOT EXISTS (SELECT FROM institutions i WHERE i.id = stays AND i.state_code = office.state_code) THEN
      RETURN jsonb_build_object('refused', 'invalid_input', 'path', 'staysAt', 'code', 'institution.required');
    END IF;
    UPDATE handovers h SET cancelled_at = now() WHERE h.programme_id = programme AND h.predecessor_id = predecessor AND h.accepted_at IS NULL AND h.cancelled_at IS NULL AND h.expires_at <= now();
    IF EXISTS (SELECT FROM handovers h WHERE h.programme_id = programme AND h.predecessor_id = predecessor AND h.accepted_at IS NULL AND h.cancelled_at IS NULL) THEN
      RETURN jsonb_build_object('refused', 'conflict', 'path', 'predecessorId', 'code', 'handover.open');
    END IF;
    IF colleague IS NOT NULL THEN
      SELECT u.* INTO successor FROM users u JOIN memberships m ON m.user_id = u.id
        WHERE u.id = colleague AND u.disabled_at IS NULL AND m.programme_id = programme AND m.state_code = office.state_code AND m.role = 'contributor';
      IF NOT FOUND THEN RETURN jsonb_build_object('refused', 'invalid_input', 'path', 'colleagueId', 'code', 'handover.person'); END IF;
    ELSE
      IF EXISTS (SELECT FROM users u WHERE u.email = invited_email) THEN RETURN jsonb_build_object('refused', 'conflict', 'path', 'email', 'code', 'user.exists'); END IF;
      DELETE FROM invitations i WHERE i.programme_id = programme AND i.email = invited_email AND i.accepted_at IS NULL;
      INSERT INTO invitations (programme_id, email, role, state_code, institution_id, language, token_hash, invited_by, expires_at)
        VALUES (programme, invited_email, 'focal_point', office.state_code, office.institution_id, mail_language, hash, me, now() + make_interval(days => days)) RETURNING id INTO invited;
    END IF;
    INSERT INTO handovers (programme_id, state_code, predecessor_id, successor_id, invitation_id, email, started_by, note, effective_on, stays_at, expires_at)
      VALUES (programme, office.state_code, predecessor, colleague, invited, coalesce(successor.email, invited_email), me, nullif(words, ''), from_day, stays, now() + make_interval(days => days))
      RETURNING id INTO started;
    RETURN jsonb_build_object('id', started, 'language', successor.language);
  END $$;

  /* Takes a handover back that nobody accepted; the link that went with it ends. */
  CREATE FUNCTION handover_cancel(cancelled uuid) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE ended handovers;
  BEGIN
    UPDATE handovers h SET cancelled_at = now() WHERE h.id = cancelled AND h.accepted_at IS NULL AND h.cancelled_at IS NULL AND h.programme_id = current_setting('suivi.programme')::uuid
      AND (current_setting('suivi.role') = 'admin' OR h.predecessor_id = current_setting('suivi.user')::uuid) RETURNING * INTO ended;
    IF NOT FOUND THEN RETURN false; END IF;
    DELETE FROM invitations i WHERE i.id = ended.invitation_id AND i.accepted_at IS NULL;
    RETURN true;
  END $$;

  /* The change of office, all of it or nothing: the successor first, so that there is never nobody. */
  CREATE FUNCTION handover_complete(completed uuid, successor uuid) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE h handovers;
  BEGIN
    PERFORM FROM programme_states p JOIN handovers o USING (programme_id, state_code) WHERE o.id = completed FOR UPDATE OF p;
    UPDATE handovers SET accepted_at = now(), successor_id = successor
      WHERE id = completed AND accepted_at IS NULL AND cancelled_at IS NULL AND expires_at > now() AND effective_on <= current_date RETURNING * INTO h;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE memberships SET role = 'focal_point' WHERE user_id = successor AND programme_id = h.programme_id AND state_code = h.state_code AND role <> 'focal_point';
    IF h.stays_at IS NULL THEN
      UPDATE users SET disabled_at = now() WHERE id = h.predecessor_id AND disabled_at IS NULL;
    ELSE
      UPDATE memberships SET role = 'contributor', institution_id = h.stays_at WHERE user_id = h.predecessor_id AND programme_id = h.programme_id AND role = 'focal_point';
    END IF;
    DELETE FROM sessions WHERE user_id = h.predecessor_id AND programme_id = h.programme_id;
    UPDATE updates SET author_id = successor
      WHERE author_id = h.predecessor_id AND programme_id = h.programme_id AND state_code = h.state_code AND phase IN ('draft', 'returned', 'withdrawn');
    RETURN true;
  END $$;

  /* A colleague who was asked says yes. */
  CREATE FUNCTION handover_accept(accepted uuid) RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
    SELECT handover_complete(h.id, h.successor_id) FROM handovers h WHERE h.id = accepted AND h.invitation_id IS NULL AND h.successor_id = current_setting('suivi.user')::uuid $$;

  /* An administrator who takes the invitation back, or replaces it, takes the handover back. */
  CREATE FUNCTION cancel_handover_of_invitation() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE handovers SET cancelled_at = now() WHERE invitation_id = OLD.id AND accepted_at IS NULL AND cancelled_at IS NULL;
    RETURN OLD;
  END $$;
  CREATE TRIGGER invitations_cancel_handover BEFORE DELETE ON invitations FOR EACH ROW EXECUTE FUNCTION cancel_handover_of_invitation();

  GRANT EXECUTE ON FUNCTION handover_start, handover_cancel TO suivi_focal_point, suivi_admin;
  GRANT EXECUTE ON FUNCTION handover_accept TO suivi_contributor;`;

/** The invitation's functions (3-sessions.ts) with what a handover adds, and as they were. */
function invitationFunctions(handovers: boolean): string {
  const shown = handovers
    ? `, 'handover', (SELECT jsonb_build_object('predecessorName', u.name, 'effectiveOn', h.effective_on, 'begun', h.effective_on <= current_date) FROM handovers h JOIN users u ON u.id = h.predecessor_id WHERE h.invitation_id = invitations.id)`
    : '';
  const completed = handovers
    ? `
    IF EXISTS (SELECT FROM handovers h WHERE h.invitation_id = invitation.id) AND NOT (SELECT handover_complete(h.id, accepted) FROM handovers h WHERE h.invitation_id = invitation.id) THEN
      RAISE EXCEPTION 'the handover is not open' USING ERRCODE = 'SU003';
    END IF;`
    : '';
  return `
  CREATE OR REPLACE FUNCTION invitation_preview(hash text) RETURNS jsonb LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT jsonb_build_object('email', email, 'role', role, 'stateCode', state_code, 'language', language, 'expired', expires_at <= now(), 'accepted', accepted_at IS NOT NULL${shown})
    FROM invitations WHERE token_hash = hash $$;

  CREATE OR REPLACE FUNCTION invitation_accept(hash text, accepted_name text, new_hash text) RETURNS uuid LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE invitation invitations; accepted uuid;
  BEGIN
    UPDATE invitations SET accepted_at = now() WHERE token_hash = hash AND accepted_at IS NULL AND expires_at > now() RETURNING * INTO invitation;
    IF NOT FOUND THEN RETURN NULL; END IF;
    INSERT INTO users (email, name, password_hash, language) VALUES (invitation.email, accepted_name, new_hash, invitation.language)
      ON CONFLICT (email) DO NOTHING RETURNING id INTO accepted;
    IF accepted IS NULL THEN RAISE unique_violation USING MESSAGE = 'the user exists already'; END IF;
    INSERT INTO memberships (user_id, programme_id, role, state_code, institution_id)
      VALUES (accepted, invitation.programme_id, invitation.role, invitation.state_code, invitation.institution_id);
    -- The journal, written at the commit, says that she did this herself.
    PERFORM set_config('suivi.user', accepted::text, true), set_config('suivi.role', invitation.role, true),
      set_config('suivi.programme', invitation.programme_id::text, true), set_config('suivi.state', coalesce(invitation.state_code, ''), true);${completed}
    RETURN accepted;
  END $$;`;
}

export class Handovers1764000000018 implements MigrationInterface {
  readonly name = 'Handovers1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, WALLS, KEEP_FOCAL_POINT, ACTS, invitationFunctions(true)]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${invitationFunctions(false)}
      DROP TRIGGER invitations_cancel_handover ON invitations;
      DROP TRIGGER memberships_keep_focal_point ON memberships;
      DROP TRIGGER memberships_keep_focal_point_removed ON memberships;
      DROP TRIGGER users_keep_focal_point ON users;
      DROP FUNCTION handover_start, handover_cancel, handover_accept, handover_complete, cancel_handover_of_invitation, keep_focal_point;
      DROP INDEX updates_by_author;
      DROP TABLE handovers;`);
  }
}
