const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
/** As in 3-sessions.ts. */
const IDLE_HOURS = 8;
/** As COMMENTS_A_MINUTE of the domain. */
const A_MINUTE = 30;
const PARTICIPANTS_UP = `('participants', 'donors', 'public')`;

/** What the journal keeps of a value; the text of a comment always as its hash, however short: once withdrawn it is nowhere else. */
export function journalValue(hashesComments: boolean): string {
  return `
  CREATE OR REPLACE FUNCTION journal_value(field text, value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE ${DEFINER} AS $$
    SELECT CASE
      WHEN value IS NULL OR value = 'null' THEN 'null'::jsonb
      WHEN field IN ('password_hash', 'token_hash', 'email', 'name', 'search') AND jsonb_typeof(value) = 'string' THEN '"…"'::jsonb
      WHEN length(value::text) > 120${hashesComments ? ` OR field = 'body'` : ''} THEN jsonb_build_object('sha256', encode(sha256(convert_to(value::text, 'UTF8')), 'hex'))
      ELSE value END $$;`;
}

const RECORD = `
  /* What a record says of whom a comment on it may reach; null for whoever does not see it. Runs as who asks, and so behind her own walls. */
  CREATE FUNCTION comment_talk(kind text, subject uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT CASE kind
      WHEN 'recommendation' THEN (SELECT jsonb_build_object('open', r.phase = 'adopted', 'shared', r.phase = 'adopted',
          'states', (SELECT coalesce(jsonb_agg(s.state_code ORDER BY s.state_code), '[]') FROM recommendation_states s WHERE s.recommendation_id = r.id))
        FROM recommendations r WHERE r.id = subject)
      WHEN 'commitment' THEN (SELECT jsonb_build_object('open', true, 'shared', c.audience IN ${PARTICIPANTS_UP}, 'states', jsonb_build_array(c.state_code)) FROM commitments c WHERE c.id = subject)
      WHEN 'action' THEN (SELECT jsonb_build_object('open', a.phase <> 'draft', 'shared', a.phase <> 'draft' AND a.audience IN ${PARTICIPANTS_UP}, 'states', to_jsonb(a.parties)) FROM actions a WHERE a.id = subject)
      WHEN 'submission' THEN (SELECT jsonb_build_object('open', true, 'shared', coalesce(s.shown_to IN ${PARTICIPANTS_UP}, false), 'states', jsonb_build_array(s.state_code)) FROM submissions s WHERE s.id = subject)
      END $$;
  GRANT EXECUTE ON FUNCTION comment_talk, fold TO suivi_contributor, suivi_focal_point, suivi_coordinator;

  /* Whether somebody reads what is said on a record to an audience: yes or no, and nothing else of what she may see. */
  CREATE FUNCTION may_read_comment(person uuid, kind text, subject uuid, said_to text, read_by text[]) RETURNS boolean LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT EXISTS (
      SELECT FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.user_id = person AND u.disabled_at IS NULL
        AND CASE WHEN m.role = 'coordinator' THEN said_to <> 'state'
          WHEN m.role IN ('contributor', 'focal_point') THEN said_to = 'participants' OR read_by @> ARRAY[m.state_code]
          ELSE false END
        AND CASE kind
          WHEN 'recommendation' THEN EXISTS (SELECT FROM recommendations r WHERE r.id = subject AND r.programme_id = m.programme_id AND (m.role = 'coordinator' OR r.phase = 'adopted'))
          WHEN 'commitment' THEN EXISTS (SELECT FROM commitments c WHERE c.id = subject AND c.programme_id = m.programme_id AND (m.role = 'coordinator' OR c.state_code = m.state_code OR c.audience IN ${PARTICIPANTS_UP}))
          WHEN 'action' THEN EXISTS (SELECT FROM actions a WHERE a.id = subject AND a.programme_id = m.programme_id
            AND CASE m.role WHEN 'coordinator' THEN a.phase <> 'draft' OR a.proposer_state IS NULL ELSE a.parties @> ARRAY[m.state_code] OR (a.phase <> 'draft' AND a.audience IN ${PARTICIPANTS_UP}) END)
          WHEN 'submission' THEN EXISTS (SELECT FROM submissions s WHERE s.id = subject AND s.programme_id = m.programme_id
            AND CASE m.role WHEN 'coordinator' THEN s.phase IN ('submitted', 'returned', 'validated') ELSE s.state_code = m.state_code OR s.shown_to IN ${PARTICIPANTS_UP} END)
          ELSE false END) $$;
  GRANT EXECUTE ON FUNCTION may_read_comment TO suivi_contributor, suivi_focal_point, suivi_coordinator;`;

const GUARD = `
  CREATE FUNCTION guard_comment() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE talk jsonb; parent comments; at timestamptz;
  BEGIN
    /* One at a time on a record: what is listed "since" an instant then misses nothing that was committed later. */
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_kind || NEW.subject_id, 17));
    SELECT greatest(CASE WHEN moment() = now() THEN clock_timestamp() ELSE moment() END, max(c.changed_at) + interval '1 microsecond')
      INTO at FROM comments c WHERE c.subject_kind = NEW.subject_kind AND c.subject_id = NEW.subject_id;
    NEW.changed_at := at;
    talk := comment_talk(NEW.subject_kind, NEW.subject_id);
    IF TG_OP = 'INSERT' THEN
      NEW.created_at := at;
      SELECT m.role, m.state_code INTO STRICT NEW.author_role, NEW.author_state FROM memberships m WHERE m.user_id = NEW.author_id AND m.programme_id = NEW.programme_id;
      IF NEW.parent_id IS NOT NULL THEN
        SELECT * INTO STRICT parent FROM comments c WHERE c.id = NEW.parent_id;
        IF parent.parent_id IS NOT NULL THEN RAISE EXCEPTION 'an answer is not answered' USING ERRCODE = 'SU002'; END IF;
        IF parent.withdrawn_at IS NOT NULL THEN RAISE EXCEPTION 'what was withdrawn is not answered' USING ERRCODE = 'SU003'; END IF;
        NEW.audience := parent.audience; NEW.parties := parent.parties;
        NEW.state_code := CASE WHEN parent.audience IN ('state', 'delegation') THEN parent.state_code ELSE NEW.author_state END;
      ELSE
        IF NEW.author_state IS NOT NULL OR NEW.audience IN ('parties', 'participants') THEN NEW.state_code := NEW.author_state; END IF;
        IF talk IS NULL
          OR (NEW.audience = 'state' AND NEW.author_state IS NULL)
          OR (NEW.audience <> 'state' AND NOT (talk->'open')::boolean)
          OR (NEW.audience = 'delegation' AND NEW.author_state IS NULL AND NOT coalesce(talk->'states' ? NEW.state_code, false))
          OR (NEW.audience = 'parties' AND (NEW.subject_kind <> 'action' OR jsonb_array_length(talk->'states') < 2))
          OR (NEW.audience = 'participants' AND NOT (talk->'shared')::boolean)
        THEN RAISE EXCEPTION 'a comment reaches no further than its record' USING ERRCODE = 'SU002'; END IF;
        NEW.parties := CASE NEW.audience WHEN 'participants' THEN '{}' WHEN 'parties' THEN ARRAY(SELECT jsonb_array_elements_text(talk->'states')) ELSE ARRAY[NEW.state_code] END;
      END IF;
    ELSE
      IF OLD.withdrawn_at IS NOT NULL THEN RAISE EXCEPTION 'what was withdrawn stays withdrawn' USING ERRCODE = 'SU003'; END IF;
      IF NEW.withdrawn_at IS NOT NULL THEN
        /* Its text goes from everywhere: the former ones, and the answers kept for a request that is sent again. */
        NEW.withdrawn_at := at; NEW.body := NULL; NEW.mentions := '{}';
        DELETE FROM comment_versions v WHERE v.comment_id = NEW.id;
        UPDATE idempotency_keys k SET body = k.body || '{"body": null, "earlier": [], "mentions": []}' WHERE k.user_id = NEW.author_id AND k.body->>'id' = NEW.id::text;
      ELSIF NEW.body <> OLD.body OR NEW.language <> OLD.language THEN
        NEW.edited_at := at;
        INSERT INTO comment_versions (comment_id, number, language, body, replaced_at)
          SELECT OLD.id, count(*) + 1, OLD.language, OLD.body, at FROM comment_versions v WHERE v.comment_id = OLD.id;
      END IF;
    END IF;
    IF EXISTS (SELECT FROM unnest(NEW.mentions) person WHERE NOT may_read_comment(person, NEW.subject_kind, NEW.subject_id, NEW.audience, NEW.parties)) THEN
      RAISE EXCEPTION 'only who reads a comment is mentioned in it' USING ERRCODE = 'SU002';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER comments_guard BEFORE INSERT OR UPDATE ON comments FOR EACH ROW EXECUTE FUNCTION guard_comment();

  /* Seconds until the one who asks may write again: at most ${A_MINUTE} comments, answers and edits in a minute. Her requests take turns. */
  CREATE FUNCTION comment_wait() RETURNS integer LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE asking uuid := current_setting('suivi.user')::uuid; found integer;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('comments of ' || asking, 17));
    SELECT ceil(extract(epoch FROM w.at + interval '1 minute' - clock_timestamp())) INTO found FROM (
      SELECT c.created_at AS at FROM comments c WHERE c.author_id = asking AND c.created_at > clock_timestamp() - interval '1 minute'
      UNION ALL
      SELECT v.replaced_at FROM comments c JOIN comment_versions v ON v.comment_id = c.id WHERE c.author_id = asking AND v.replaced_at > clock_timestamp() - interval '1 minute'
      ORDER BY at DESC OFFSET ${A_MINUTE - 1} LIMIT 1) w;
    RETURN CASE WHEN found IS NULL THEN 0 ELSE greatest(found, 1) END;
  END $$;
  GRANT EXECUTE ON FUNCTION comment_wait TO suivi_contributor, suivi_focal_point, suivi_coordinator;

  /* A comment asked for from outside its reach: journalled when it exists, as journal_refusal does for records. */
  CREATE FUNCTION journal_comment_refusal(asked uuid) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE entry journal;
  BEGIN
    IF NOT EXISTS (SELECT FROM comments c WHERE c.id = asked) THEN RETURN; END IF;
    entry.kind := 'comments'; entry.act := 'comments.refused'; entry.reach := 'access'; entry.subject_id := asked; entry.changes := '{}';
    PERFORM journal_append(entry);
  END $$;
  GRANT EXECUTE ON FUNCTION journal_comment_refusal TO suivi_contributor, suivi_focal_point, suivi_coordinator;`;

const LIVE = `
  /* Told to every process at the commit: ids and nothing else. Who may know is asked anew, behind the walls, by each process for each of its streams. */
  CREATE FUNCTION tell_comment() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    PERFORM pg_notify('suivi_changes', 'comments ' || NEW.subject_kind || ' ' || NEW.subject_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER comments_tell AFTER INSERT OR UPDATE ON comments FOR EACH ROW EXECUTE FUNCTION tell_comment();

  CREATE FUNCTION tell_session_end() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    PERFORM pg_notify('suivi_changes', 'session ' || OLD.user_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER sessions_tell AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION tell_session_end();

  /* As session_actor, but listening is no activity: a page left open does not keep its session alive. */
  CREATE FUNCTION session_listener(hash text) RETURNS TABLE (
    "userId" uuid, "programmeId" uuid, role text, state text, "institutionId" uuid, "expiresAt" timestamptz
  ) LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT s.user_id, s.programme_id, m.role, m.state_code, m.institution_id, s.expires_at
    FROM sessions s JOIN memberships m USING (user_id, programme_id) JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = hash AND s.expires_at > now() AND s.last_seen_at > now() - interval '${IDLE_HOURS} hours' AND u.disabled_at IS NULL $$;

  CREATE FUNCTION enter_quietly(hash text) RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE actor record;
  BEGIN
    SELECT * INTO actor FROM session_listener(hash);
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM set_config('suivi.user', actor."userId"::text, true), set_config('suivi.programme', actor."programmeId"::text, true),
      set_config('suivi.role', actor.role, true), set_config('suivi.state', coalesce(actor.state, ''), true),
      set_config('suivi.institution', coalesce(actor."institutionId"::text, ''), true);
    PERFORM set_config('role', 'suivi_' || actor.role, true);
    RETURN jsonb_build_object('actor', to_jsonb(actor), 'answered', NULL);
  END $$;

  /* Which of these sessions have ended. */
  CREATE FUNCTION sessions_ended(hashes text[]) RETURNS SETOF text LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT hash FROM unnest(hashes) hash WHERE NOT EXISTS (SELECT FROM session_listener(hash)) $$;
  GRANT EXECUTE ON FUNCTION session_listener, enter_quietly, sessions_ended TO suivi_api;`;

export const COMMENT_FUNCTIONS = RECORD + GUARD + LIVE;
export const DROP_COMMENT_FUNCTIONS = `
  DROP TRIGGER sessions_tell ON sessions;
  REVOKE EXECUTE ON FUNCTION fold FROM suivi_contributor, suivi_focal_point, suivi_coordinator;
  DROP FUNCTION sessions_ended, enter_quietly, session_listener, tell_session_end, tell_comment, journal_comment_refusal, comment_wait, guard_comment, may_read_comment, comment_talk;`;
