const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';
const EDITABLE = `('draft', 'returned', 'withdrawn')`;

/** Rounds: what is decided when one is opened stays, but for its end, which can be put off while it lasts. */
const ROUND_RULES = `
  CREATE FUNCTION guard_round() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF OLD.phase = 'open' THEN
      IF (NEW.title, NEW.meeting_id, NEW.questionnaire_version_id, NEW.opens_on, NEW.languages, NEW.phase, NEW.illustrative) IS DISTINCT FROM
        (OLD.title, OLD.meeting_id, OLD.questionnaire_version_id, OLD.opens_on, OLD.languages, OLD.phase, OLD.illustrative) THEN
        RAISE EXCEPTION 'a round that was opened never changes' USING ERRCODE = 'SU003';
      END IF;
      IF NEW.closes_on <> OLD.closes_on AND (NEW.closes_on < OLD.closes_on OR OLD.closes_on < (moment() AT TIME ZONE 'UTC')::date
        OR NOT EXISTS (SELECT FROM round_extensions e WHERE e.round_id = NEW.id AND e.from_on = OLD.closes_on AND e.to_on = NEW.closes_on)) THEN
        RAISE EXCEPTION 'the end of a round is put off while it lasts, for a stated reason' USING ERRCODE = 'SU003';
      END IF;
    ELSIF NEW.phase = 'open' THEN
      IF NOT EXISTS (SELECT FROM questionnaire_versions v WHERE v.id = NEW.questionnaire_version_id AND v.phase = 'published')
        OR NOT EXISTS (SELECT FROM round_states s WHERE s.round_id = NEW.id) THEN
        RAISE EXCEPTION 'a round opens with a published questionnaire and for at least one State' USING ERRCODE = 'SU003';
      END IF;
      NEW.opened_at := moment();
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER rounds_guard BEFORE UPDATE ON rounds FOR EACH ROW EXECUTE FUNCTION guard_round();`;

/** The working copy: laid out by the questionnaire, moved by whatever is written in it, and only while it may be written in. */
const REPORT_RULES = `
  CREATE FUNCTION guard_report() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    PERFORM FROM rounds r JOIN states st ON st.code = NEW.state_code
      WHERE r.id = NEW.round_id AND r.programme_id = NEW.programme_id AND r.phase = 'open' AND r.opens_on <= (moment() AT TIME ZONE coalesce(st.time_zone, 'UTC'))::date;
    IF NOT FOUND THEN RAISE EXCEPTION 'the round has not begun' USING ERRCODE = 'SU003'; END IF;
    IF NEW.corrects IS DISTINCT FROM (SELECT s.report_id FROM report_submissions s WHERE s.round_id = NEW.round_id AND s.state_code = NEW.state_code AND s.phase = 'validated' ORDER BY s.decided_at DESC LIMIT 1) THEN
      RAISE EXCEPTION 'what was validated is corrected by a report that says so' USING ERRCODE = 'SU003';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER national_reports_guard BEFORE INSERT ON national_reports FOR EACH ROW EXECUTE FUNCTION guard_report();

  /* Sections and questions stand as rows: who may write an answer is then a question of keys. Who wrote a section last time, and who was to see it, is where it starts. */
  CREATE FUNCTION lay_out_report() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE asked questionnaire_versions; former report_submissions;
  BEGIN
    SELECT v.* INTO STRICT asked FROM rounds r JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id WHERE r.id = NEW.round_id;
    SELECT s.* INTO former FROM report_submissions s JOIN rounds r ON r.id = s.round_id JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id
      WHERE s.programme_id = NEW.programme_id AND s.state_code = NEW.state_code AND s.phase = 'validated' AND v.questionnaire_id = asked.questionnaire_id ORDER BY s.decided_at DESC LIMIT 1;
    INSERT INTO report_sections (report_id, section_key, position, programme_id, state_code, institution_id, assignee_id, audience)
      SELECT NEW.id, section.value->>'key', section.position, NEW.programme_id, NEW.state_code, last.institution_id,
        (SELECT m.user_id FROM memberships m WHERE m.user_id = last.assignee_id AND m.programme_id = NEW.programme_id AND m.state_code = NEW.state_code AND (m.role = 'focal_point' OR m.institution_id = last.institution_id)),
        coalesce(sent.audience, 'delegation')
      FROM jsonb_array_elements(asked.content->'sections') WITH ORDINALITY section(value, position)
      LEFT JOIN report_sections last ON last.report_id = former.report_id AND last.section_key = section.value->>'key'
      LEFT JOIN report_submission_sections sent ON sent.submission_id = former.id AND sent.section_key = section.value->>'key';
    INSERT INTO report_questions (report_id, question_key, section_key)
      SELECT NEW.id, question.value->>'key', section.value->>'key' FROM jsonb_array_elements(asked.content->'sections') section(value), jsonb_array_elements(section.value->'questions') question(value);
    RETURN NULL;
  END $$;
  CREATE TRIGGER national_reports_lay_out AFTER INSERT ON national_reports FOR EACH ROW EXECUTE FUNCTION lay_out_report();

  /* Whoever submits at the same moment is waited for, and sends what she has read or nothing. */
  CREATE FUNCTION move_report(moved uuid) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE national_reports r SET row_version = r.row_version + 1, updated_at = moment() WHERE r.id = moved AND r.phase IN ${EDITABLE};
    IF NOT FOUND THEN RAISE EXCEPTION 'a report that is submitted or validated stays as it is' USING ERRCODE = 'SU003'; END IF;
  END $$;
  CREATE FUNCTION move_report_of_part() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    PERFORM move_report(NEW.report_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER report_answers_move AFTER INSERT OR UPDATE ON report_answers FOR EACH ROW EXECUTE FUNCTION move_report_of_part();
  CREATE TRIGGER report_sections_move AFTER UPDATE ON report_sections FOR EACH ROW EXECUTE FUNCTION move_report_of_part();

  CREATE FUNCTION guard_report_section() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF NEW.assignee_id IS NOT NULL AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = NEW.assignee_id AND m.programme_id = NEW.programme_id AND m.state_code = NEW.state_code
        AND (m.role = 'focal_point' OR (m.role = 'contributor' AND m.institution_id = NEW.institution_id))) THEN
      RAISE EXCEPTION 'a section is given to somebody of its institution, or to a focal point' USING ERRCODE = '23503';
    END IF;
    IF (NEW.institution_id, NEW.assignee_id) IS DISTINCT FROM (OLD.institution_id, OLD.assignee_id) THEN NEW.assigned_at := moment(); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER report_sections_guard BEFORE UPDATE OF institution_id, assignee_id ON report_sections FOR EACH ROW EXECUTE FUNCTION guard_report_section();`;

/** The one path (6-path.ts), for reports: what is frozen is copied by the database itself, section by section, each under its own audience. */
const PATH_RULES = `
  CREATE FUNCTION match_report_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE held national_reports;
  BEGIN
    SELECT * INTO STRICT held FROM national_reports r WHERE r.id = NEW.report_id FOR UPDATE;
    IF held.phase NOT IN ${EDITABLE} THEN RAISE EXCEPTION 'a report that is % cannot be submitted', held.phase USING ERRCODE = 'SU003'; END IF;
    /* Somebody wrote in it since it was read: nothing is submitted. */
    IF held.row_version <> NEW.report_version THEN RETURN NULL; END IF;
    NEW.submitted_at := moment();
    NEW.late := (SELECT (moment() AT TIME ZONE coalesce(st.time_zone, 'UTC'))::date > r.closes_on FROM rounds r, states st WHERE r.id = held.round_id AND st.code = held.state_code)
      AND NOT EXISTS (SELECT FROM report_submissions s WHERE s.round_id = held.round_id AND s.state_code = held.state_code AND s.phase <> 'withdrawn' AND NOT s.late);
    RETURN NEW;
  END $$;
  CREATE TRIGGER report_submissions_match BEFORE INSERT ON report_submissions FOR EACH ROW EXECUTE FUNCTION match_report_submission();

  CREATE FUNCTION freeze_report(frozen report_submissions) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    INSERT INTO report_submission_sections (submission_id, section_key, report_id, position, programme_id, state_code, audience, phase, content)
    SELECT frozen.id, s.section_key, s.report_id, s.position, s.programme_id, s.state_code, s.audience, 'submitted', jsonb_build_object(
      'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('question', a.question_key, 'item', a.item, 'value', a.value) ORDER BY a.question_key COLLATE "C", a.item COLLATE "C"), '[]')
        FROM report_answers a WHERE a.report_id = s.report_id AND a.section_key = s.section_key AND a.value IS NOT NULL AND a.question_key = ANY(frozen.asked)),
      'evidence', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'question', e.question_key, 'item', e.item, 'kind', e.kind, 'title', e.title, 'datedOn', e.dated_on, 'language', e.language,
          'documentKind', e.document_kind, 'url', e.url, 'fileName', e.file_name, 'sizeBytes', e.size_bytes, 'sha256', e.sha256) ORDER BY e.id), '[]')
        FROM evidence e WHERE e.report_id = s.report_id AND e.section_key = s.section_key AND e.complete AND e.removed_at IS NULL AND e.question_key = ANY(frozen.asked)))
    FROM report_sections s WHERE s.report_id = frozen.report_id $$;

  CREATE FUNCTION guard_report_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF (NEW.sha256, NEW.asked, NEW.late, NEW.submitted_at, NEW.receipt_number, NEW.report_version) IS DISTINCT FROM (OLD.sha256, OLD.asked, OLD.late, OLD.submitted_at, OLD.receipt_number, OLD.report_version) THEN
      RAISE EXCEPTION 'what was submitted never changes' USING ERRCODE = 'SU001';
    END IF;
    IF NEW.phase <> OLD.phase AND OLD.phase <> 'submitted' THEN RAISE EXCEPTION 'a submission that is % cannot become %', OLD.phase, NEW.phase USING ERRCODE = 'SU003'; END IF;
    IF NEW.phase <> OLD.phase THEN NEW.decided_at := moment(); END IF;
    IF NEW.phase = 'validated' THEN
      NEW.shown_to := (SELECT x.audience FROM report_submission_sections x WHERE x.submission_id = NEW.id ORDER BY array_position(ARRAY['delegation', 'participants', 'donors', 'public'], x.audience) DESC LIMIT 1);
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER report_submissions_guard BEFORE UPDATE ON report_submissions FOR EACH ROW EXECUTE FUNCTION guard_report_submission();

  CREATE FUNCTION guard_submitted_section() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF NEW.content IS DISTINCT FROM OLD.content THEN RAISE EXCEPTION 'what was submitted never changes' USING ERRCODE = 'SU001'; END IF;
    IF narrower(OLD.audience, NEW.audience) <> OLD.audience THEN RAISE EXCEPTION 'an audience is widened, never narrowed' USING ERRCODE = 'SU002'; END IF;
    IF NEW.phase = 'validated' THEN NEW.shown_to := NEW.audience; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER report_submission_sections_guard BEFORE UPDATE ON report_submission_sections FOR EACH ROW EXECUTE FUNCTION guard_submitted_section();

  /* Evidence follows its section: out of the coordinator's sight once every submission that holds it was withdrawn, shown no wider than itself. */
  CREATE FUNCTION refresh_report_evidence(refreshed uuid) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    UPDATE evidence e SET shown_to = CASE WHEN held.shown_to IS NOT NULL THEN narrower(held.shown_to, e.confidentiality) ELSE e.shown_to END,
      submitted = EXISTS (SELECT FROM report_submission_sections x WHERE x.report_id = e.report_id AND x.phase <> 'withdrawn' AND x.content->'evidence' @> jsonb_build_array(jsonb_build_object('id', e.id)))
    FROM (SELECT x.report_id, x.shown_to, (piece->>'id')::uuid AS id FROM report_submission_sections x, jsonb_array_elements(x.content->'evidence') piece WHERE x.submission_id = refreshed) held
    WHERE e.id = held.id AND e.report_id = held.report_id $$;

  CREATE FUNCTION follow_report_submission() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN PERFORM freeze_report(NEW); END IF;
    IF TG_OP = 'INSERT' OR NEW.phase <> OLD.phase THEN
      UPDATE national_reports r SET phase = NEW.phase, row_version = r.row_version + 1, updated_at = moment() WHERE r.id = NEW.report_id;
      UPDATE report_submission_sections x SET phase = NEW.phase WHERE x.submission_id = NEW.id AND x.phase <> NEW.phase;
      IF NEW.phase = 'returned' THEN UPDATE report_sections s SET ready = false, row_version = s.row_version + 1 WHERE s.report_id = NEW.report_id AND s.ready; END IF;
      PERFORM refresh_report_evidence(NEW.id);
    END IF;
    IF NEW.phase = 'validated' THEN PERFORM derive_from_report(NEW.id); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER report_submissions_follow AFTER INSERT OR UPDATE ON report_submissions FOR EACH ROW EXECUTE FUNCTION follow_report_submission();

  CREATE FUNCTION follow_submitted_section() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    PERFORM refresh_report_evidence(NEW.submission_id);
    UPDATE report_submissions s SET row_version = s.row_version + 1 WHERE s.id = NEW.submission_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER report_submission_sections_follow AFTER UPDATE ON report_submission_sections FOR EACH ROW WHEN (NEW.audience <> OLD.audience) EXECUTE FUNCTION follow_submitted_section();

  CREATE FUNCTION follow_report_review() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    UPDATE report_submissions s SET phase = NEW.outcome, row_version = s.row_version + 1
      WHERE s.id = NEW.submission_id AND s.phase = 'submitted' AND s.report_id = NEW.report_id AND s.state_code = NEW.state_code AND s.programme_id = NEW.programme_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'only what is submitted can be reviewed' USING ERRCODE = 'SU003'; END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER report_reviews_follow AFTER INSERT ON report_reviews FOR EACH ROW EXECUTE FUNCTION follow_report_review();`;

/** What is read off a validated report, article by article and entry by entry; made anew when a section is shown to more. */
const DERIVED_RULES = `
  CREATE FUNCTION wider(one text, other text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN narrower(one, other) = one THEN other ELSE one END $$;

  CREATE FUNCTION derive_from_report(derived uuid) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM transpositions t WHERE t.submission_id = derived;
    DELETE FROM report_entries n WHERE n.submission_id = derived;
    INSERT INTO transpositions (submission_id, article_id, programme_id, state_code, round_id, report_id, question_key, declared_stage, stage, content, evidence_count, decided_at, shown_to, illustrative)
    SELECT s.id, answer->>'item', s.programme_id, s.state_code, s.round_id, s.report_id, answer->>'question', answer->'value'->>'stage', coalesce(found.stage, answer->'value'->>'stage'), (answer->'value') - 'kind' - 'stage',
      (SELECT count(*) FROM evidence e WHERE e.report_id = s.report_id AND e.question_key = answer->>'question' AND e.item = answer->>'item' AND narrower(x.audience, e.confidentiality) = x.audience
        AND x.content->'evidence' @> jsonb_build_array(jsonb_build_object('id', e.id))),
      s.decided_at, x.audience, r.illustrative
    FROM report_submissions s JOIN rounds r ON r.id = s.round_id JOIN report_submission_sections x ON x.submission_id = s.id CROSS JOIN LATERAL jsonb_array_elements(x.content->'answers') answer
    LEFT JOIN LATERAL (SELECT judged->>'stage' AS stage FROM report_reviews v, jsonb_array_elements(v.verified) judged WHERE v.submission_id = s.id AND judged->>'articleId' = answer->>'item' LIMIT 1) found ON true
    WHERE s.id = derived AND s.phase = 'validated' AND answer->'value'->>'kind' = 'articles' ORDER BY x.position ON CONFLICT DO NOTHING;
    INSERT INTO report_entries (submission_id, question_key, entry_id, purpose, programme_id, state_code, round_id, title, text, articles, theme_ids, shared, shown_to, decided_at, illustrative)
    SELECT s.id, answer->>'question', (entry->>'id')::uuid, question->>'purpose', s.programme_id, s.state_code, s.round_id, entry->'title', entry->'text',
      ARRAY(SELECT jsonb_array_elements_text(entry->'articles')), ARRAY(SELECT jsonb_array_elements_text(entry->'themeIds')::uuid), (entry->>'shared')::boolean,
      /* What the State shares is shown beyond its section: a practice to the other States, a need to donors. */
      CASE WHEN (entry->>'shared')::boolean THEN wider(x.audience, CASE question->>'purpose' WHEN 'need' THEN 'donors' ELSE 'participants' END) ELSE x.audience END, s.decided_at, r.illustrative
    FROM report_submissions s JOIN rounds r ON r.id = s.round_id JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id JOIN report_submission_sections x ON x.submission_id = s.id
    CROSS JOIN LATERAL jsonb_array_elements(x.content->'answers') answer CROSS JOIN LATERAL jsonb_array_elements(answer->'value'->'entries') entry
    JOIN LATERAL (SELECT asked.value AS question FROM jsonb_array_elements(v.content->'sections') part(value), jsonb_array_elements(part.value->'questions') asked(value) WHERE asked.value->>'key' = answer->>'question') asked ON true
    WHERE s.id = derived AND s.phase = 'validated' AND answer->'value'->>'kind' = 'entries' ON CONFLICT DO NOTHING $$;`;

export const REPORT_FUNCTIONS = [ROUND_RULES, REPORT_RULES, DERIVED_RULES, PATH_RULES];

/** After the tables, with which their triggers go. */
export const DROP_REPORT_FUNCTIONS = `
  DROP FUNCTION guard_round, guard_report, lay_out_report, move_report_of_part, guard_report_section, match_report_submission, guard_report_submission, guard_submitted_section,
    follow_report_submission, follow_submitted_section, follow_report_review, refresh_report_evidence, derive_from_report, move_report(uuid), wider;`;

/** Evidence proves an update or an answer of a report, and is held and moved with whichever it proves; `reports` false: as it was before there were any. */
export function evidenceFunctions(reports: boolean): string {
  const hold = reports
    ? `
    IF coalesce(NEW.report_id, OLD.report_id) IS NOT NULL THEN
      SELECT r.phase INTO STRICT held FROM national_reports r WHERE r.id = coalesce(NEW.report_id, OLD.report_id) FOR UPDATE;
    ELSE
      SELECT u.phase INTO STRICT held FROM updates u WHERE u.id = coalesce(NEW.update_id, OLD.update_id) FOR UPDATE;
    END IF;`
    : `
    SELECT u.phase INTO STRICT held FROM updates u WHERE u.id = coalesce(NEW.update_id, OLD.update_id) FOR UPDATE;`;
  const move = reports
    ? `
    IF coalesce(NEW.report_id, OLD.report_id) IS NOT NULL THEN PERFORM move_report(coalesce(NEW.report_id, OLD.report_id)); RETURN NULL; END IF;`
    : '';
  return `
  CREATE OR REPLACE FUNCTION hold_update_of_evidence() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE held text;
  BEGIN${hold}
    IF held NOT IN ${EDITABLE} THEN RAISE EXCEPTION 'the evidence of an update that is % stays as it is', held USING ERRCODE = 'SU003'; END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE OR REPLACE FUNCTION move_update_of_evidence() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN${move}
    UPDATE updates SET row_version = row_version + 1, updated_at = moment() WHERE id = coalesce(NEW.update_id, OLD.update_id);
    RETURN NULL;
  END $$;`;
}
