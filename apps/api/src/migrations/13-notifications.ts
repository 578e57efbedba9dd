import { ROLES } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askable, closed, EVERY_DATABASE_ROLE, forRoles, PROGRAMME, readable, USER, WORKER, writable } from './policies.ts';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

const WORKER_ROLE = `
  DO $$ BEGIN
    CREATE ROLE ${WORKER} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  GRANT ${WORKER} TO suivi_api WITH INHERIT FALSE, SET TRUE;
  GRANT USAGE ON SCHEMA public TO ${WORKER};`;

const TABLES = `
  /* Whether PostgreSQL knows a time zone: one that it does not know would break every question that counts days. */
  CREATE FUNCTION is_time_zone(zone text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
  BEGIN
    PERFORM timestamptz '2000-01-01 00:00Z' AT TIME ZONE zone;
    RETURN zone ~ '^[A-Za-z]+(/[A-Za-z0-9_+-]+){0,2}$';
  EXCEPTION WHEN invalid_parameter_value THEN RETURN false;
  END $$;
  GRANT EXECUTE ON FUNCTION is_time_zone TO ${EVERY_DATABASE_ROLE};
  /* The usual zone of a State, for whoever has not chosen one. */
  ALTER TABLE states ADD COLUMN time_zone text CHECK (is_time_zone(time_zone));
  CREATE TABLE reminder_settings (
    user_id uuid PRIMARY KEY REFERENCES users,
    time_zone text CHECK (is_time_zone(time_zone)),
    digest_hour smallint NOT NULL DEFAULT 7 CHECK (digest_hour BETWEEN 0 AND 23),
    /* By kind, where it differs from what is usual for the kind. */
    deliveries jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(deliveries) = 'object'),
    row_version integer NOT NULL DEFAULT 1
  );
  CREATE TABLE mails (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    user_id uuid NOT NULL REFERENCES users,
    /* What makes this mail the only one of its kind to this person. */
    key text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'handing', 'sent', 'refused', 'failed', 'uncertain', 'dropped', 'unsent')),
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT now(),
    claimed_by text,
    claimed_at timestamptz,
    finished_at timestamptz,
    /* A code of the mail server's, without address or content. */
    failure text,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, programme_id, key),
    CONSTRAINT claimed_by_somebody CHECK (state NOT IN ('claimed', 'handing') OR (claimed_by IS NOT NULL AND claimed_at IS NOT NULL))
  );
  CREATE INDEX mails_open ON mails (created_at) WHERE state IN ('waiting', 'claimed', 'handing');
  CREATE INDEX mails_by_programme ON mails (programme_id, created_at DESC);
  CREATE TABLE report_requests (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    created_by uuid NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL DEFAULT now(),
    since date NOT NULL,
    meeting_id uuid REFERENCES meetings,
    state_code text REFERENCES states,
    institution_id uuid REFERENCES institutions
  );
  CREATE INDEX report_requests_by_programme ON report_requests (programme_id, created_at DESC);
  CREATE TABLE notifications (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    user_id uuid NOT NULL REFERENCES users,
    kind text NOT NULL CHECK (kind ~ '^[a-z0-9_]+$'),
    /* What is told, so that it is told to one person once. */
    cause text NOT NULL,
    subject_id uuid NOT NULL,
    /* What the sentence needs besides its subject: days and numbers, nobody's name and nothing that anybody wrote. */
    data jsonb NOT NULL DEFAULT '{}',
    request_id uuid REFERENCES report_requests,
    mail_id uuid REFERENCES mails,
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz,
    UNIQUE (user_id, programme_id, cause),
    CONSTRAINT invitation_has_request CHECK ((kind = 'report_invited') = (request_id IS NOT NULL))
  );
  CREATE INDEX notifications_inbox ON notifications (user_id, programme_id, created_at DESC, id DESC);
  CREATE INDEX notifications_unread ON notifications (user_id, programme_id) WHERE read_at IS NULL;
  CREATE INDEX notifications_unmailed ON notifications (created_at) WHERE mail_id IS NULL AND read_at IS NULL;
  CREATE INDEX notifications_by_mail ON notifications (mail_id) WHERE mail_id IS NOT NULL;
  CREATE INDEX notifications_by_request ON notifications (request_id) WHERE request_id IS NOT NULL;
  CREATE INDEX reviews_by_time ON reviews (reviewed_at);
  CREATE INDEX updates_ready ON updates (programme_id, state_code) WHERE ready_for_clearance;
  CREATE CONSTRAINT TRIGGER report_requests_journal AFTER INSERT OR UPDATE OR DELETE ON report_requests DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION journal_change('programme', 'id');`;

const FUNCTIONS = `
  /* Whoever a mail goes to, for as long as this server holds it: nobody else can be become without a session. */
  CREATE FUNCTION mail_recipient(opened_mail uuid, opened_by text) RETURNS TABLE ("userId" uuid, "programmeId" uuid, role text, state text, "institutionId" uuid)
  LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT m.user_id, m.programme_id, ms.role, ms.state_code, ms.institution_id FROM mails m JOIN memberships ms USING (user_id, programme_id) JOIN users u ON u.id = m.user_id
    WHERE m.id = opened_mail AND m.state = 'claimed' AND m.claimed_by = opened_by AND u.disabled_at IS NULL $$;

  /* As enter(), for a mail instead of a session: from here on only what its recipient may see is seen. */
  CREATE FUNCTION enter_as_recipient(opened_mail uuid, opened_by text) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE actor record;
  BEGIN
    SELECT * INTO actor FROM mail_recipient(opened_mail, opened_by);
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM set_config('suivi.user', actor."userId"::text, true), set_config('suivi.programme', actor."programmeId"::text, true),
      set_config('suivi.role', actor.role, true), set_config('suivi.state', coalesce(actor.state, ''), true),
      set_config('suivi.institution', coalesce(actor."institutionId"::text, ''), true), set_config('role', 'suivi_' || actor.role, true);
    RETURN to_jsonb(actor);
  END $$;
  GRANT EXECUTE ON FUNCTION mail_recipient, enter_as_recipient TO ${WORKER};

  /* How mails fared in the last seven days, in numbers alone. */
  CREATE FUNCTION mail_health() RETURNS TABLE (state text, mails integer) LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT m.state, count(*)::integer FROM mails m
    WHERE m.programme_id = current_setting('suivi.programme')::uuid AND m.created_at > now() - interval '7 days' GROUP BY 1 $$;
  GRANT EXECUTE ON FUNCTION mail_health TO suivi_admin;`;

const own = `user_id = ${USER} AND programme_id = ${PROGRAMME}`;
const ofOwnRequest = `programme_id = ${PROGRAMME} AND kind = 'report_invited' AND read_at IS NULL AND mail_id IS NULL
  AND EXISTS (SELECT FROM report_requests r WHERE r.id = request_id AND r.created_by = ${USER})
  AND EXISTS (SELECT FROM memberships m WHERE m.user_id = notifications.user_id AND m.programme_id = ${PROGRAMME} AND m.role IN ('focal_point', 'contributor'))`;

const WALLS = [
  ...['reminder_settings', 'mails', 'report_requests', 'notifications'].map(closed),
  readable('notifications', forRoles(ROLES, own)),
  ...ROLES.map((role) => writable('notifications', 'UPDATE', role, own, '(read_at)')),
  // The coordinator sees what became of what she asked for, and of no other notification than her own.
  `CREATE POLICY notifications_read_asked ON notifications FOR SELECT TO suivi_coordinator USING (programme_id = ${PROGRAMME} AND request_id IS NOT NULL);`,
  writable('notifications', 'INSERT', 'coordinator', ofOwnRequest, '(programme_id, user_id, kind, cause, subject_id, data, request_id)'),
  readable('report_requests', { coordinator: `programme_id = ${PROGRAMME}` }),
  // Whoever was asked to report sees since when.
  ...['focal_point', 'contributor'].map(
    (role) => `GRANT SELECT (id, programme_id, since, created_at) ON report_requests TO suivi_${role};
    CREATE POLICY report_requests_read_${role} ON report_requests FOR SELECT TO suivi_${role} USING (EXISTS (SELECT FROM notifications n WHERE n.request_id = report_requests.id AND n.user_id = ${USER}));`,
  ),
  writable('report_requests', 'INSERT', 'coordinator', `programme_id = ${PROGRAMME} AND created_by = ${USER}`),
  readable('mails', { coordinator: `programme_id = ${PROGRAMME}` }, '(id, programme_id, user_id, state, failure, created_at, finished_at)'),
  readable('reminder_settings', forRoles(ROLES, `user_id = ${USER}`)),
  ...ROLES.flatMap((role) => [
    writable('reminder_settings', 'INSERT', role, `user_id = ${USER}`),
    writable('reminder_settings', 'UPDATE', role, `user_id = ${USER}`, '(time_zone, digest_hour, deliveries, row_version)'),
  ]),
].join('\n');

/** What background work reads to know whom to tell, and what it writes. */
const WORKER_WALLS = [
  askable('states', 'code, alpha2, time_zone'),
  askable('users', 'id, email, language, disabled_at'),
  askable('memberships', 'user_id, programme_id, role, state_code, institution_id'),
  askable('commitments', 'id, programme_id, recommendation_id, state_code, acceptance, due_on, adopted_on, lead_institution_id'),
  askable('commitment_institutions', 'commitment_id, institution_id'),
  askable('commitment_standings', 'commitment_id, level, status, verified_at'),
  askable('updates', 'id, programme_id, commitment_id, state_code, author_id, phase, ready_for_clearance'),
  askable('submissions', 'id, programme_id, update_id, commitment_id, state_code, phase, submitted_at, submitted_by'),
  askable('reviews', 'id, programme_id, submission_id, commitment_id, state_code, outcome, reviewed_at'),
  askable('reminder_settings', 'user_id, time_zone, digest_hour, deliveries'),
  `GRANT SELECT, INSERT (programme_id, user_id, kind, cause, subject_id, data), UPDATE (mail_id) ON notifications TO ${WORKER};
  CREATE POLICY notifications_worker ON notifications TO ${WORKER} USING (true) WITH CHECK (request_id IS NOT NULL OR kind <> 'report_invited');
  GRANT SELECT, INSERT (programme_id, user_id, key), UPDATE (state, attempts, not_before, claimed_by, claimed_at, finished_at, failure) ON mails TO ${WORKER};
  CREATE POLICY mails_worker ON mails TO ${WORKER} USING (true) WITH CHECK (true);`,
].join('\n');

const ASKED = ['states', 'users', 'memberships', 'commitments', 'commitment_institutions', 'commitment_standings', 'updates', 'submissions', 'reviews'];

export class Notifications1764000000013 implements MigrationInterface {
  readonly name = 'Notifications1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [WORKER_ROLE, TABLES, FUNCTIONS, WALLS, WORKER_WALLS]) await runner.query(step);
  }

  /** The role belongs to the whole server and stays, without rights here; so does the schema of the queue, which holds no record. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION mail_health, enter_as_recipient, mail_recipient;
      DROP TABLE notifications, report_requests, mails, reminder_settings;
      ${ASKED.map((table) => `DROP POLICY ${table}_read_worker ON ${table}; REVOKE ALL ON ${table} FROM ${WORKER};`).join('\n')}
      DROP INDEX reviews_by_time, updates_ready;
      ALTER TABLE states DROP COLUMN time_zone;
      DROP FUNCTION is_time_zone;
      REVOKE USAGE ON SCHEMA public FROM ${WORKER};`);
  }
}
