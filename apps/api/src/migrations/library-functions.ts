const DEFINER = 'SECURITY DEFINER SET search_path = public, pg_temp';

/**
 * Full text of the library. Each version of each text is a passage with its words in the forms of its language and, as further lexemes,
 * what may be filtered by and who may see it: one index answers all of it at once, since the conditions of row-level security could not
 * be met in the index (docs/decisions/0002). Nobody reads passages but the search below, which asks in the scope of its reader.
 */
export const LIBRARY_TABLES = `
  CREATE TEXT SEARCH CONFIGURATION french_plain (COPY = french);
  ALTER TEXT SEARCH CONFIGURATION french_plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
  CREATE TABLE library_passages (
    record_id uuid NOT NULL,
    part text NOT NULL,
    position integer NOT NULL,
    language text NOT NULL,
    article_id text,
    provision text,
    text text NOT NULL,
    search tsvector NOT NULL,
    PRIMARY KEY (record_id, part, position, language)
  );
  CREATE INDEX library_passages_search ON library_passages USING gin (search);
  CREATE VIEW library_records AS
    SELECT 'legislation' AS kind, id, programme_id, state_code, phase, audience, type, status, number,
      ARRAY(SELECT a.article_id FROM legislation_articles a WHERE a.legislation_id = l.id) AS article_ids FROM legislation l
    UNION ALL SELECT 'case-law', id, programme_id, state_code, phase, audience, NULL, NULL, NULL, article_ids FROM case_law
    UNION ALL SELECT 'strategies', id, programme_id, state_code, phase, audience, NULL, NULL, NULL, '{}' FROM strategies;
  CREATE VIEW library_texts AS
    SELECT id AS record_id, 'title' AS part, 0 AS position, title AS text, NULL AS article_id, NULL AS provision FROM legislation
    UNION ALL SELECT legislation_id, 'extract', position, extract, article_id, provision FROM legislation_articles
    UNION ALL SELECT c.id, part, 0, text, NULL, NULL FROM case_law c, LATERAL (VALUES ('title', title), ('court', court), ('facts', facts), ('outcome', outcome)) said(part, text)
    UNION ALL SELECT s.id, part, 0, text, NULL, NULL FROM strategies s, LATERAL (VALUES ('title', title), ('institution', institution), ('summary', summary)) said(part, text);`;

/** Arabic prefixes its article to the word, and the stemmer knows some words only without it. */
const ARTICLE = `'(^|\\s)(و|ف)?(ب|ك)?ال(?=\\w{3})'`;

export const LIBRARY_FUNCTIONS = `
  /* The words of a text in the forms of its language; with and without accents, since a stem may hang on one. */
  CREATE FUNCTION library_words(spoken text, words text) RETURNS tsvector LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT CASE spoken
      WHEN 'fr' THEN to_tsvector('french_plain', words) || unaccent(to_tsvector('french', words)::text)::tsvector
      WHEN 'ar' THEN to_tsvector('arabic', words) || to_tsvector('arabic', regexp_replace(words, ${ARTICLE}, '\\1', 'g'))
      ELSE to_tsvector('english', words) END $$;

  /* What is searched for, in the forms of a language: all of the words, each in any of its forms. Null when it says nothing there. */
  CREATE FUNCTION library_query(spoken text, words text) RETURNS tsquery LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT string_agg('(' || form::text || ')', ' & ')::tsquery FROM regexp_split_to_table(words, '\\s+') word,
      LATERAL (SELECT regexp_replace(word, ${ARTICLE}, '\\1') AS bare) plain,
      LATERAL (SELECT CASE spoken
        WHEN 'fr' THEN plainto_tsquery('french_plain', word) || unaccent(plainto_tsquery('french', word)::text)::tsquery
        WHEN 'ar' THEN plainto_tsquery('arabic', bare) || plainto_tsquery('arabic', 'ال' || bare) || plainto_tsquery('arabic', 'وال' || bare)
        ELSE plainto_tsquery('english', word) END AS form) said WHERE numnode(form) > 0 $$;

  CREATE FUNCTION index_library(changed uuid[]) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM library_passages WHERE record_id = ANY(changed);
    INSERT INTO library_passages (record_id, part, position, language, article_id, provision, text, search)
    SELECT r.id, t.part, t.position, version.key, t.article_id, t.provision, version.value->>'text',
      setweight(library_words(version.key, version.value->>'text'), CASE t.part WHEN 'title' THEN 'A'::"char" ELSE 'B'::"char" END)
        || to_tsvector('simple', concat_ws(' ', t.provision, CASE t.part WHEN 'title' THEN r.number END))
        || array_to_tsvector(array_remove(ARRAY['~language~' || version.key, '~kind~' || r.kind, '~state~' || coalesce(r.state_code, 'none'), '~phase~' || r.phase, '~type~' || r.type, '~status~' || r.status,
          '~of~' || r.programme_id || coalesce(r.state_code, ''),
          CASE WHEN r.phase <> 'draft' THEN '~to~' || r.programme_id || 'programme' END,
          CASE WHEN r.phase = 'published' AND r.audience <> 'delegation' THEN '~to~' || r.programme_id || 'participants' END,
          CASE WHEN r.phase = 'published' AND r.audience IN ('donors', 'public') THEN '~to~' || r.programme_id || 'donors' END]
          || (SELECT array_agg(DISTINCT '~article~' || article) FROM unnest(coalesce(ARRAY[t.article_id], r.article_ids)) article WHERE article IS NOT NULL OR t.article_id IS NULL), NULL))
    FROM library_records r JOIN library_texts t ON t.record_id = r.id, jsonb_each(t.text->'versions') version
    WHERE r.id = ANY(changed) AND t.record_id = ANY(changed) AND t.text IS NOT NULL $$;

  CREATE FUNCTION library_changed() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE ids uuid[];
  BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM changed', TG_ARGV[0]) INTO ids;
    IF ids IS NOT NULL THEN PERFORM index_library(ids); END IF;
    RETURN NULL;
  END $$;

  /* What the reader may find, in the words of the index: what her role may see of the entries themselves, said once more. */
  CREATE FUNCTION library_scope() RETURNS tsquery LANGUAGE sql STABLE ${DEFINER} AS $$
    SELECT (CASE current_setting('suivi.role')
      WHEN 'coordinator' THEN quote_literal('~to~' || programme || 'programme')
      WHEN 'observer' THEN quote_literal('~to~' || programme || 'participants')
      WHEN 'donor' THEN quote_literal('~to~' || programme || 'donors')
      ELSE quote_literal('~of~' || programme || current_setting('suivi.state')) || ' | ' || quote_literal('~to~' || programme || 'participants') END)::tsquery
    FROM current_setting('suivi.programme') programme $$;

  /* Entries by the words of any of their texts in any language, the best first, each with the passage that says it best. At most so many
     passages are weighed as a reader could make use of; "capped" says that there were more. The excerpt marks what was found with U+0001
     and U+0002. No plan but the index is good at every size, and none but a custom one knows which words are frequent. */
  CREATE FUNCTION search_library(words text, narrowed tsquery, after_rank numeric, after_id uuid, page integer)
    RETURNS TABLE (record_id uuid, rank numeric, part text, "position" integer, language text, article_id text, provision text, excerpt text, passages integer, total integer, capped boolean)
    LANGUAGE plpgsql STABLE ROWS 26 ${DEFINER} SET enable_seqscan = off SET plan_cache_mode = force_custom_plan AS $$
  DECLARE
    within tsquery := library_scope();
    asked tsquery[] := ARRAY[library_query('fr', words), library_query('en', words), library_query('ar', words)];
    anywhere tsquery := (SELECT string_agg('(' || asked[n]::text || ') & ''~language~' || (ARRAY['fr', 'en', 'ar'])[n] || '''', ' | ') FROM generate_series(1, 3) n WHERE asked[n] IS NOT NULL)::tsquery;
  BEGIN
    IF anywhere IS NULL OR current_setting('suivi.role') = 'admin' THEN RETURN; END IF;
    IF numnode(narrowed) > 0 THEN within := within && narrowed; END IF;
    RETURN QUERY
      WITH found AS MATERIALIZED (SELECT p.* FROM library_passages p WHERE p.search @@ (within && anywhere) LIMIT 2000),
        ranked AS (SELECT f.*, round(ts_rank(f.search, asked[array_position(ARRAY['fr', 'en', 'ar'], f.language)], 1)::numeric, 6) AS weight FROM found f),
        best AS (SELECT DISTINCT ON (k.record_id) k.*, count(*) OVER (PARTITION BY k.record_id)::integer AS passage_count FROM ranked k ORDER BY k.record_id, k.weight DESC, k.part, k.position, k.language),
        shown AS (SELECT b.* FROM best b WHERE after_id IS NULL OR (b.weight, b.record_id) < (after_rank, after_id) ORDER BY b.weight DESC, b.record_id DESC LIMIT page)
      SELECT s.record_id, s.weight, s.part, s.position, s.language, s.article_id, s.provision,
        ts_headline((CASE s.language WHEN 'fr' THEN 'french_plain' WHEN 'ar' THEN 'arabic' ELSE 'english' END)::regconfig, translate(s.text, U&'\\0001\\0002', ''),
          asked[array_position(ARRAY['fr', 'en', 'ar'], s.language)], U&'StartSel="\\0001", StopSel="\\0002", MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "'),
        s.passage_count, (SELECT count(*)::integer FROM best), (SELECT count(*) = 2000 FROM found)
      FROM shown s ORDER BY s.weight DESC, s.record_id DESC;
  END $$;
  GRANT EXECUTE ON FUNCTION search_library TO suivi_contributor, suivi_focal_point, suivi_coordinator, suivi_donor, suivi_observer;

  CREATE FUNCTION guard_library() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE audiences text[] := ARRAY['delegation', 'participants', 'donors', 'public'];
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF OLD.phase = 'withdrawn' THEN RAISE EXCEPTION 'an entry that was withdrawn stays as it was' USING ERRCODE = 'SU003'; END IF;
      IF NEW.phase <> OLD.phase AND (OLD.phase, NEW.phase) NOT IN (('draft', 'published'), ('published', 'withdrawn')) THEN
        RAISE EXCEPTION 'an entry goes from draft to published to withdrawn' USING ERRCODE = 'SU003';
      END IF;
      IF OLD.phase = 'published' AND array_position(audiences, NEW.audience) < array_position(audiences, OLD.audience) THEN
        RAISE EXCEPTION 'an audience is widened, never narrowed' USING ERRCODE = 'SU002';
      END IF;
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION guard_library_lists() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE entry jsonb := to_jsonb(NEW);
  BEGIN
    IF EXISTS (SELECT jsonb_array_elements_text(entry->'article_ids') EXCEPT SELECT a.id FROM treaty_articles a)
      OR EXISTS (SELECT jsonb_array_elements_text(entry->'theme_ids') EXCEPT SELECT t.id::text FROM themes t) THEN
      RAISE foreign_key_violation USING MESSAGE = 'an article or theme is not known';
    END IF;
    RETURN NEW;
  END $$;

  /* As journal_change; how far an entry reaches hangs on the record: a State's drafts are its own, what the programme enters the programme's. */
  CREATE FUNCTION journal_library() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
    is_now jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    record jsonb := CASE WHEN whole ? 'phase' THEN whole END;
    entry journal;
  BEGIN
    SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('from', journal_value(key, was->key), 'to', journal_value(key, is_now->key))), '{}')
      INTO entry.changes FROM jsonb_object_keys(whole) key
      WHERE coalesce(was->key, 'null') <> coalesce(is_now->key, 'null') AND key NOT IN ('row_version', 'created_at', 'programme_id', 'import_key');
    IF TG_OP = 'UPDATE' AND entry.changes = '{}' THEN RETURN NULL; END IF;
    entry.subject_id := coalesce(CASE WHEN record IS NOT NULL THEN whole->>'id' END, whole->>'by_legislation', whole->>'by_case', whole->>'by_strategy', whole->>'legislation_id');
    IF record IS NULL THEN
      SELECT to_jsonb(owner) INTO record FROM (
        SELECT programme_id, state_code, phase, kept_by FROM legislation WHERE id = entry.subject_id::uuid
        UNION ALL SELECT programme_id, state_code, phase, kept_by FROM case_law WHERE id = entry.subject_id::uuid
        UNION ALL SELECT programme_id, state_code, phase, kept_by FROM strategies WHERE id = entry.subject_id::uuid) owner;
    END IF;
    entry.kind := TG_TABLE_NAME;
    entry.act := TG_TABLE_NAME || '.' || CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'removed' ELSE 'changed' END;
    entry.programme_id := (record->>'programme_id')::uuid;
    entry.state_code := coalesce(record->>'state_code', nullif(current_setting('suivi.state', true), ''));
    /* Only a draft can be thrown away, and then its parts have nothing left to belong to. */
    entry.reach := CASE WHEN record IS NULL OR record->>'phase' = 'draft' THEN 'state' WHEN record->>'kept_by' = 'programme' THEN 'programme' ELSE 'delegation' END;
    PERFORM journal_append(entry);
    RETURN NULL;
  END $$;`;

const ENTRIES = ['legislation', 'case_law', 'strategies'];
const EVENTS = { INSERT: 'NEW', UPDATE: 'NEW', DELETE: 'OLD' };
const indexed = [...ENTRIES.map((table) => [table, 'id']), ['legislation_articles', 'legislation_id']];

export const LIBRARY_TRIGGERS = [
  ...ENTRIES.map((table) => `CREATE TRIGGER ${table}_guard BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION guard_library();`),
  ...['case_law', 'strategies'].map((table) => `CREATE TRIGGER ${table}_lists BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION guard_library_lists();`),
  ...indexed.flatMap(([table, id]) =>
    Object.entries(EVENTS).map(
      ([event, rows]) => `CREATE TRIGGER ${table}_index_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION library_changed('${id}');`,
    ),
  ),
  ...[...ENTRIES, 'legislation_articles', 'library_citations'].map(
    (table) => `CREATE CONSTRAINT TRIGGER ${table}_journal AFTER INSERT OR UPDATE OR DELETE ON ${table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_library();`,
  ),
].join('\n');

export const NO_LIBRARY_FUNCTIONS = `
  DROP FUNCTION search_library, library_scope, library_changed, index_library, library_query, library_words, guard_library, guard_library_lists, journal_library;
  DROP TEXT SEARCH CONFIGURATION french_plain;`;
