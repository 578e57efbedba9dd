const AUDIENCE = `('delegation', 'participants', 'donors', 'public')`;
const STAGE = `('not_started', 'drafting', 'before_government', 'before_parliament', 'enacted', 'applied', 'not_applicable')`;

const ROUNDS = `
  CREATE TABLE rounds (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    meeting_id uuid REFERENCES meetings,
    title jsonb NOT NULL,
    questionnaire_version_id uuid NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL CHECK (closes_on >= opens_on),
    languages text[] NOT NULL CHECK (cardinality(languages) BETWEEN 1 AND 3 AND languages <@ ARRAY['fr', 'en', 'ar']),
    phase text NOT NULL DEFAULT 'draft' CHECK (phase IN ('draft', 'open')),
    opened_at timestamptz,
    illustrative boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (id, programme_id),
    FOREIGN KEY (questionnaire_version_id, programme_id) REFERENCES questionnaire_versions (id, programme_id),
    CONSTRAINT opened_at_a_time CHECK ((phase = 'open') = (opened_at IS NOT NULL))
  );
  CREATE INDEX rounds_by_programme ON rounds (programme_id, closes_on DESC, id);
  CREATE TABLE round_states (
    round_id uuid NOT NULL,
    state_code text NOT NULL,
    programme_id uuid NOT NULL,
    PRIMARY KEY (round_id, state_code),
    FOREIGN KEY (round_id, programme_id) REFERENCES rounds (id, programme_id) ON DELETE CASCADE,
    FOREIGN KEY (programme_id, state_code) REFERENCES programme_states
  );
  CREATE TABLE round_extensions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL CHECK (to_on > from_on),
    reason text NOT NULL CHECK (reason <> ''),
    extended_by uuid NOT NULL REFERENCES users,
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (round_id, from_on),
    FOREIGN KEY (round_id, programme_id) REFERENCES rounds (id, programme_id)
  );`;

const REPORTS = `
  CREATE TABLE national_reports (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL,
    round_id uuid NOT NULL,
    state_code text NOT NULL,
    phase text NOT NULL DEFAULT 'draft' CHECK (phase IN ('draft', 'submitted', 'returned', 'withdrawn', 'validated')),
    corrects uuid REFERENCES national_reports,
    created_by uuid NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (id, state_code, programme_id),
    UNIQUE (id, round_id, state_code, programme_id),
    FOREIGN KEY (round_id, programme_id) REFERENCES rounds (id, programme_id),
    FOREIGN KEY (round_id, state_code) REFERENCES round_states
  );
  CREATE UNIQUE INDEX national_reports_one_open ON national_reports (round_id, state_code) WHERE phase <> 'validated';
  CREATE INDEX national_reports_by_state ON national_reports (programme_id, state_code, updated_at DESC);
  CREATE TABLE report_sections (
    report_id uuid NOT NULL,
    section_key text NOT NULL,
    position integer NOT NULL,
    programme_id uuid NOT NULL,
    state_code text NOT NULL,
    institution_id uuid,
    assignee_id uuid REFERENCES users,
    assigned_at timestamptz,
    audience text NOT NULL DEFAULT 'delegation' CHECK (audience IN ${AUDIENCE}),
    ready boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (report_id, section_key),
    FOREIGN KEY (report_id, state_code, programme_id) REFERENCES national_reports (id, state_code, programme_id) ON DELETE CASCADE,
    FOREIGN KEY (institution_id, state_code) REFERENCES institutions (id, state_code)
  );
  CREATE TABLE report_questions (
    report_id uuid NOT NULL,
    question_key text NOT NULL,
    section_key text NOT NULL,
    PRIMARY KEY (report_id, question_key),
    UNIQUE (report_id, question_key, section_key),
    FOREIGN KEY (report_id, section_key) REFERENCES report_sections ON DELETE CASCADE
  );
  CREATE TABLE report_answers (
    report_id uuid NOT NULL,
    question_key text NOT NULL,
    item text NOT NULL DEFAULT '' CHECK (item ~ '^[A-Z0-9-]{0,20}$'),
    section_key text NOT NULL,
    programme_id uuid NOT NULL,
    state_code text NOT NULL,
    value jsonb,
    previous jsonb,
    updated_by uuid NOT NULL REFERENCES users,
    updated_at timestamptz NOT NULL DEFAULT now(),
    row_version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (report_id, question_key, item),
    FOREIGN KEY (report_id, question_key, section_key) REFERENCES report_questions (report_id, question_key, section_key) ON DELETE CASCADE,
    FOREIGN KEY (report_id, state_code, programme_id) REFERENCES national_reports (id, state_code, programme_id) ON DELETE CASCADE
  );
  ALTER TABLE evidence ALTER COLUMN update_id DROP NOT NULL, DROP CONSTRAINT evidence_one_subject,
    ADD COLUMN report_id uuid, ADD COLUMN question_key text, ADD COLUMN section_key text, ADD COLUMN item text CHECK (item ~ '^[A-Z0-9-]{0,20}$'),
    ADD CONSTRAINT evidence_one_subject CHECK (num_nonnulls(commitment_id, action_id, report_id) = 1 AND (update_id IS NULL) = (report_id IS NOT NULL)),
    ADD CONSTRAINT evidence_of_answer CHECK (num_nonnulls(report_id, question_key, section_key, item) IN (0, 4)),
    ADD FOREIGN KEY (report_id, question_key, section_key) REFERENCES report_questions (report_id, question_key, section_key),
    ADD FOREIGN KEY (report_id, state_code, programme_id) REFERENCES national_reports (id, state_code, programme_id);
  CREATE INDEX evidence_by_report ON evidence (report_id) WHERE report_id IS NOT NULL;`;

const SUBMITTED = `
  CREATE TABLE report_submissions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL,
    report_id uuid NOT NULL,
    round_id uuid NOT NULL,
    state_code text NOT NULL,
    receipt_number text NOT NULL UNIQUE DEFAULT 'S-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('receipt_numbers')::text, 6, '0'),
    submitted_at timestamptz NOT NULL DEFAULT now(),
    submitted_by uuid NOT NULL REFERENCES users,
    /* The version of the working copy that was read, and the questions that were asked given its answers. */
    report_version integer NOT NULL,
    asked text[] NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    late boolean NOT NULL DEFAULT false,
    phase text NOT NULL DEFAULT 'submitted' CHECK (phase IN ('submitted', 'returned', 'withdrawn', 'validated')),
    decided_at timestamptz,
    shown_to text CHECK (shown_to IN ${AUDIENCE}),
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (id, report_id, state_code, programme_id),
    FOREIGN KEY (report_id, round_id, state_code, programme_id) REFERENCES national_reports (id, round_id, state_code, programme_id),
    CONSTRAINT report_shown_when_validated CHECK (shown_to IS NULL OR phase = 'validated')
  );
  CREATE UNIQUE INDEX report_submissions_one_waiting ON report_submissions (report_id) WHERE phase = 'submitted';
  CREATE INDEX report_submissions_by_report ON report_submissions (report_id);
  CREATE INDEX report_submissions_by_round ON report_submissions (round_id, state_code, submitted_at DESC);
  CREATE INDEX report_submissions_by_time ON report_submissions (programme_id, submitted_at DESC, id);
  CREATE TABLE report_submission_sections (
    submission_id uuid NOT NULL,
    section_key text NOT NULL,
    report_id uuid NOT NULL,
    position integer NOT NULL,
    programme_id uuid NOT NULL,
    state_code text NOT NULL,
    audience text NOT NULL CHECK (audience IN ${AUDIENCE}),
    phase text NOT NULL,
    shown_to text CHECK (shown_to IN ${AUDIENCE}),
    content jsonb NOT NULL,
    PRIMARY KEY (submission_id, section_key),
    FOREIGN KEY (submission_id, report_id, state_code, programme_id) REFERENCES report_submissions (id, report_id, state_code, programme_id)
  );
  CREATE INDEX report_submission_sections_by_report ON report_submission_sections (report_id);
  CREATE TABLE report_reviews (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL,
    submission_id uuid NOT NULL UNIQUE,
    report_id uuid NOT NULL,
    state_code text NOT NULL,
    reviewer_id uuid NOT NULL REFERENCES users,
    outcome text NOT NULL CHECK (outcome IN ('returned', 'validated')),
    comment text,
    questions jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(questions) = 'array'),
    verified jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(verified) = 'array'),
    reviewed_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (submission_id, report_id, state_code, programme_id) REFERENCES report_submissions (id, report_id, state_code, programme_id),
    CONSTRAINT report_return_has_comment CHECK (outcome <> 'returned' OR comment <> '')
  );
  CREATE INDEX report_reviews_by_report ON report_reviews (report_id, reviewed_at DESC);
  /* Of each article, what the State declared and the coordinator found. Kept for good: as of a day it is the latest decided before. */
  CREATE TABLE transpositions (
    submission_id uuid NOT NULL REFERENCES report_submissions,
    article_id text NOT NULL,
    programme_id uuid NOT NULL,
    state_code text NOT NULL,
    round_id uuid NOT NULL REFERENCES rounds,
    report_id uuid NOT NULL,
    question_key text NOT NULL,
    declared_stage text NOT NULL CHECK (declared_stage IN ${STAGE}),
    stage text NOT NULL CHECK (stage IN ${STAGE}),
    content jsonb NOT NULL,
    /* Pieces that everybody who may read this row may see as well. */
    evidence_count integer NOT NULL,
    decided_at timestamptz NOT NULL,
    shown_to text NOT NULL CHECK (shown_to IN ${AUDIENCE}),
    illustrative boolean NOT NULL,
    PRIMARY KEY (submission_id, article_id)
  );
  CREATE INDEX transpositions_latest ON transpositions (programme_id, state_code, article_id, decided_at DESC);
  /* Good practices and needs, one by one: what a State shares of them is shown beyond the section in which it says them. */
  CREATE TABLE report_entries (
    submission_id uuid NOT NULL REFERENCES report_submissions,
    question_key text NOT NULL,
    entry_id uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('good_practice', 'need')),
    programme_id uuid NOT NULL,
    state_code text NOT NULL,
    round_id uuid NOT NULL REFERENCES rounds,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    articles text[] NOT NULL,
    theme_ids uuid[] NOT NULL,
    shared boolean NOT NULL,
    shown_to text NOT NULL CHECK (shown_to IN ${AUDIENCE}),
    decided_at timestamptz NOT NULL,
    illustrative boolean NOT NULL,
    PRIMARY KEY (submission_id, question_key, entry_id)
  );
  CREATE INDEX report_entries_latest ON report_entries (programme_id, purpose, decided_at DESC);`;

export const REPORT_TABLES = [ROUNDS, REPORTS, SUBMITTED];
