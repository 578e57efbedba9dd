/**
 * Functions of the one path (6-path.ts) as they are once what is submitted may speak of an action, and as they were before: a migration
 * puts in the first and, taken back, the second.
 */
const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

export function guardSubmission(actions: boolean): string {
  const audience = `(SELECT c.audience FROM commitments c WHERE c.id = NEW.commitment_id)`;
  const limit = actions ? `coalesce(${audience}, (SELECT p.shown_to FROM action_parts p WHERE p.action_id = NEW.action_id AND p.state_code = NEW.state_code))` : audience;
  return `
  CREATE OR REPLACE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
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
    IF NEW.phase = 'validated' THEN NEW.shown_to := narrower(NEW.audience, ${limit}); END IF;
    RETURN NEW;
  END $$;`;
}

export function matchSubmission(actions: boolean): string {
  const milestones = actions
    ? `
      OR NEW.commitment_id IS DISTINCT FROM held.commitment_id OR NEW.action_id IS DISTINCT FROM held.action_id
      OR held.milestones <> coalesce((SELECT jsonb_agg(jsonb_build_object('milestoneId', reached.value->'milestoneId', 'reachedOn', reached.value->'reachedOn') ORDER BY reached.position)
        FROM jsonb_array_elements(NEW.content->'milestones') WITH ORDINALITY reached(value, position)), '[]')`
    : '';
  return `
  CREATE OR REPLACE FUNCTION match_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE held updates;
  BEGIN
    SELECT * INTO STRICT held FROM updates u WHERE u.id = NEW.update_id FOR UPDATE;
    IF held.phase NOT IN ('draft', 'returned', 'withdrawn') THEN RAISE EXCEPTION 'an update that is % cannot be submitted', held.phase USING ERRCODE = 'SU003'; END IF;
    IF held.declared_status <> NEW.declared_status OR held.audience <> NEW.audience OR held.narrative <> NEW.content->'narrative'
      OR coalesce(held.challenges, 'null') <> coalesce(NEW.content->'challenges', 'null')${milestones}
      OR (SELECT coalesce(array_agg(e.id ORDER BY e.id), '{}') FROM evidence e WHERE e.update_id = NEW.update_id AND e.complete AND e.removed_at IS NULL)
        <> (SELECT coalesce(array_agg((piece->>'id')::uuid ORDER BY (piece->>'id')::uuid), '{}') FROM jsonb_array_elements(NEW.content->'evidence') piece) THEN
      RAISE EXCEPTION 'the update has changed since it was read' USING ERRCODE = 'SU004';
    END IF;
    RETURN NEW;
  END $$;`;
}

export function followSubmission(actions: boolean): string {
  const refresh = actions
    ? `IF NEW.phase = 'validated' AND NEW.action_id IS NULL THEN PERFORM refresh_standing(NEW.commitment_id); END IF;
    IF NEW.phase = 'validated' AND NEW.action_id IS NOT NULL THEN PERFORM refresh_action_standing(NEW.action_id, NEW.state_code); END IF;`
    : `IF NEW.phase = 'validated' THEN PERFORM refresh_standing(NEW.commitment_id); END IF;`;
  return `
  CREATE OR REPLACE FUNCTION follow_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF TG_OP = 'INSERT' OR NEW.phase <> OLD.phase THEN
      UPDATE updates SET phase = NEW.phase, ready_for_clearance = false, row_version = row_version + 1 WHERE id = NEW.update_id;
    END IF;
    /* What was withdrawn is the State's own again: its evidence is out of the coordinator's sight unless another submission holds it. */
    UPDATE evidence e SET submitted = EXISTS (SELECT FROM submissions s WHERE s.update_id = e.update_id AND s.phase <> 'withdrawn' AND s.content->'evidence' @> jsonb_build_array(jsonb_build_object('id', e.id))),
        shown_to = CASE WHEN NEW.shown_to IS NOT NULL THEN narrower(NEW.shown_to, e.confidentiality) ELSE e.shown_to END
      WHERE e.id IN (SELECT (piece->>'id')::uuid FROM jsonb_array_elements(NEW.content->'evidence') piece) AND e.update_id = NEW.update_id;
    ${refresh}
    RETURN NULL;
  END $$;`;
}

export function followReview(actions: boolean): string {
  const subject = actions ? 'subject_id = NEW.subject_id' : 'commitment_id = NEW.commitment_id';
  return `
  CREATE OR REPLACE FUNCTION follow_review() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE submissions SET phase = NEW.outcome, verified_status = NEW.verified_status, row_version = row_version + 1
      WHERE id = NEW.submission_id AND phase = 'submitted' AND ${subject} AND state_code = NEW.state_code AND programme_id = NEW.programme_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'only what is submitted can be reviewed' USING ERRCODE = 'SU003'; END IF;
    RETURN NULL;
  END $$;`;
}
