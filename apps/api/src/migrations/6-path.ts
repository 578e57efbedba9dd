import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

/**
 * The one path of everything that is submitted (product rule 2), as the database keeps it: whoever writes, with whatever code,
 * phases follow the path, what is validated never changes, audiences only widen, and status is read off validated submissions.
 */
const FUNCTIONS = `
  /* Now; the owner, when it lays out demonstration data, may say another time. The API's login may not. */
  CREATE FUNCTION moment() RETURNS timestamptz LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT CASE WHEN session_user <> 'suivi_api' THEN coalesce(nullif(current_setting('suivi.at', true), '')::timestamptz, now()) ELSE now() END $$;

  CREATE FUNCTION narrower(one text, other text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN array_position(ARRAY['delegation', 'participants', 'donors', 'public'], one) <= array_position(ARRAY['delegation', 'participants', 'donors', 'public'], other) THEN one ELSE other END $$;

  CREATE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF NEW.content IS DISTINCT FROM OLD.content OR NEW.sha256 <> OLD.sha256 OR NEW.declared_status <> OLD.declared_status THEN
      RAISE EXCEPTION 'what was submitted never changes' USING ERRCODE = 'SU001';
    END IF;
    IF NEW.phase <> OLD.phase AND OLD.phase <> 'submitted' THEN
      RAISE EXCEPTION 'a submission that is % cannot become %', OLD.phase, NEW.phase USING ERRCODE = 'SU003';
    END IF;
    IF NEW.audience <> OLD.audience AND narrower(OLD.audience, NEW.audience) <> OLD.audience THEN
      RAISE EXCEPTION 'an audience is widened, never narrowed' USING ERRCODE = 'SU002';
    END IF;
    IF NEW.phase <> OLD.phase THEN NEW.decided_at := moment(); END IF;
    IF NEW.phase = 'validated' THEN
      NEW.shown_to := narrower(NEW.audience, (SELECT c.audience FROM commitments c WHERE c.id = NEW.commitment_id));
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER submissions_guard BEFORE UPDATE ON submissions FOR EACH ROW EXECUTE FUNCTION guard_submission();

  /* What is submitted is what stands at that moment: the working copy is held still, and compared with what was sent. */
  CREATE FUNCTION match_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE held updates;
  BEGIN
    SELECT * INTO STRICT held FROM updates u WHERE u.id = NEW.update_id FOR UPDATE;
    IF held.phase NOT IN ('draft', 'returned', 'withdrawn') THEN RAISE EXCEPTION 'an update that is % cannot be submitted', held.phase USING ERRCODE = 'SU003'; END IF;
    IF held.declared_status <> NEW.declared_status OR held.audience <> NEW.audience OR held.narrative <> NEW.content->'narrative'
      OR coalesce(held.challenges, 'null') <> coalesce(NEW.content->'challenges', 'null')
      OR (SELECT coalesce(array_agg(e.id ORDER BY e.id), '{}') FROM evidence e WHERE e.update_id = NEW.update_id AND e.complete AND e.removed_at IS NULL)
        <> (SELECT coalesce(array_agg((piece->>'id')::uuid ORDER BY (piece->>'id')::uuid), '{}') FROM jsonb_array_elements(NEW.content->'evidence') piece) THEN
      RAISE EXCEPTION 'the update has changed since it was read' USING ERRCODE = 'SU004';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER submissions_match BEFORE INSERT ON submissions FOR EACH ROW EXECUTE FUNCTION match_submission();

  /* Evidence comes and goes only while its update is open: whoever submits at the same moment is waited for. */
  CREATE FUNCTION hold_update_of_evidence() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE held text;
  BEGIN
    SELECT u.phase INTO STRICT held FROM updates u WHERE u.id = coalesce(NEW.update_id, OLD.update_id) FOR UPDATE;
    IF held NOT IN ('draft', 'returned', 'withdrawn') THEN RAISE EXCEPTION 'the evidence of an update that is % stays as it is', held USING ERRCODE = 'SU003'; END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER evidence_holds_update BEFORE INSERT OR DELETE OR UPDATE OF removed_at, complete ON evidence FOR EACH ROW EXECUTE FUNCTION hold_update_of_evidence();

  CREATE FUNCTION refresh_standing(refreshed uuid) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM commitment_standings WHERE commitment_id = refreshed;
    INSERT INTO commitment_standings (commitment_id, level, programme_id, state_code, submission_id, status, declared_status, declared_at, verified_at, evidence_count)
    SELECT s.commitment_id, level, s.programme_id, s.state_code, s.id, s.verified_status, s.declared_status, s.submitted_at, s.decided_at,
      (SELECT count(*) FROM evidence e WHERE e.update_id = s.update_id AND e.id IN (SELECT (piece->>'id')::uuid FROM jsonb_array_elements(s.content->'evidence') piece)
        AND (level = 'delegation' OR narrower(level, e.confidentiality) = level))
    FROM unnest(ARRAY['delegation', 'participants', 'donors', 'public']) level
    CROSS JOIN LATERAL (
      SELECT * FROM submissions s WHERE s.commitment_id = refreshed AND s.phase = 'validated' AND (level = 'delegation' OR narrower(level, s.shown_to) = level)
      ORDER BY s.decided_at DESC, s.id DESC LIMIT 1) s $$;

  CREATE FUNCTION follow_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF TG_OP = 'INSERT' OR NEW.phase <> OLD.phase THEN
      UPDATE updates SET phase = NEW.phase, ready_for_clearance = false, row_version = row_version + 1 WHERE id = NEW.update_id;
    END IF;
    /* What was withdrawn is the State's own again: its evidence is out of the coordinator's sight unless another submission holds it. */
    UPDATE evidence e SET submitted = EXISTS (SELECT FROM submissions s WHERE s.update_id = e.update_id AND s.phase <> 'withdrawn' AND s.content->'evidence' @> jsonb_build_array(jsonb_build_object('id', e.id))),
        shown_to = CASE WHEN NEW.shown_to IS NOT NULL THEN narrower(NEW.shown_to, e.confidentiality) ELSE e.shown_to END
      WHERE e.id IN (SELECT (piece->>'id')::uuid FROM jsonb_array_elements(NEW.content->'evidence') piece) AND e.update_id = NEW.update_id;
    IF NEW.phase = 'validated' THEN PERFORM refresh_standing(NEW.commitment_id); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER submissions_follow AFTER INSERT OR UPDATE ON submissions FOR EACH ROW EXECUTE FUNCTION follow_submission();

  CREATE FUNCTION follow_review() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE submissions SET phase = NEW.outcome, verified_status = NEW.verified_status, row_version = row_version + 1
      WHERE id = NEW.submission_id AND phase = 'submitted' AND commitment_id = NEW.commitment_id AND state_code = NEW.state_code AND programme_id = NEW.programme_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'only what is submitted can be reviewed' USING ERRCODE = 'SU003'; END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER reviews_follow AFTER INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION follow_review();

  CREATE FUNCTION follow_commitment() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE submissions SET row_version = row_version WHERE commitment_id = NEW.id AND phase = 'validated';
    PERFORM refresh_standing(NEW.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER commitments_follow AFTER UPDATE OF audience ON commitments FOR EACH ROW WHEN (NEW.audience <> OLD.audience) EXECUTE FUNCTION follow_commitment();
  GRANT EXECUTE ON FUNCTION narrower TO suivi_focal_point, suivi_contributor, suivi_coordinator, suivi_donor, suivi_observer;`;

export class Path1764000000006 implements MigrationInterface {
  readonly name = 'Path1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER commitments_follow ON commitments;
      DROP TRIGGER reviews_follow ON reviews;
      DROP TRIGGER submissions_follow ON submissions;
      DROP TRIGGER evidence_holds_update ON evidence;
      DROP TRIGGER submissions_match ON submissions;
      DROP TRIGGER submissions_guard ON submissions;
      DROP FUNCTION hold_update_of_evidence, match_submission, follow_commitment, follow_review, follow_submission, refresh_standing, guard_submission, narrower, moment;`);
  }
}
