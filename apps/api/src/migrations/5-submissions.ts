import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, INSTITUTION, PROGRAMME, readable, STATE, USER, writable } from './policies.ts';

const STATUS = `('not_started', 'in_progress', 'partially_implemented', 'implemented', 'no_longer_applicable')`;
const AUDIENCE = `('delegation', 'participants', 'donors', 'public')`;

const TABLES = `
  CREATE TABLE updates (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    commitment_id uuid NOT NULL,
    state_code text NOT NULL,
    author_id uuid NOT NULL REFERENCES users,
    phase text NOT NULL DEFAULT 'draft' CHECK (phase IN ('draft', 'submitted', 'returned', 'withdrawn', 'validated')),
    declared_status text NOT NULL CHECK (declared_status IN ${STATUS}),
    narrative jsonb NOT NULL,
    challenges jsonb,
    audience text NOT NULL CHECK (audience IN ${AUDIENCE}),
    ready_for_clearance boolean NOT NULL DEFAULT false,
    row_version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, commitment_id),
    FOREIGN KEY (commitment_id, state_code) REFERENCES commitments (id, state_code)
  );
  CREATE UNIQUE INDEX updates_one_open ON updates (commitment_id) WHERE phase <> 'validated';
  CREATE INDEX updates_by_state ON updates (programme_id, state_code, phase);
  CREATE SEQUENCE receipt_numbers;
  CREATE TABLE submissions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    update_id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    state_code text NOT NULL,
    receipt_number text NOT NULL UNIQUE DEFAULT 'S-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('receipt_numbers')::text, 6, '0'),
    submitted_at timestamptz NOT NULL DEFAULT now(),
    submitted_by uuid NOT NULL REFERENCES users,
    content jsonb NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    declared_status text NOT NULL CHECK (declared_status IN ${STATUS}),
    audience text NOT NULL CHECK (audience IN ${AUDIENCE}),
    phase text NOT NULL DEFAULT 'submitted' CHECK (phase IN ('submitted', 'returned', 'withdrawn', 'validated')),
    verified_status text CHECK (verified_status IN ${STATUS}),
    decided_at timestamptz,
    shown_to text CHECK (shown_to IN ${AUDIENCE}),
    row_version integer NOT NULL DEFAULT 1,
    FOREIGN KEY (update_id, commitment_id) REFERENCES updates (id, commitment_id),
    FOREIGN KEY (commitment_id, state_code) REFERENCES commitments (id, state_code),
    CONSTRAINT status_is_earned CHECK (declared_status <> 'implemented' OR jsonb_array_length(content->'evidence') > 0),
    CONSTRAINT validated_is_verified CHECK ((phase = 'validated') = (verified_status IS NOT NULL)),
    CONSTRAINT shown_when_validated CHECK (shown_to IS NULL OR phase = 'validated')
  );
  CREATE UNIQUE INDEX submissions_one_waiting ON submissions (update_id) WHERE phase = 'submitted';
  CREATE INDEX submissions_by_commitment ON submissions (commitment_id, submitted_at DESC);
  CREATE INDEX submissions_by_update ON submissions (update_id);
  CREATE INDEX submissions_by_time ON submissions (programme_id, submitted_at, id);
  CREATE INDEX submissions_queue ON submissions (programme_id, submitted_at) WHERE phase = 'submitted';
  CREATE INDEX submissions_latest ON submissions (programme_id, decided_at) WHERE phase = 'validated';
  CREATE TABLE reviews (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    submission_id uuid NOT NULL UNIQUE REFERENCES submissions,
    commitment_id uuid NOT NULL,
    state_code text NOT NULL,
    reviewer_id uuid NOT NULL REFERENCES users,
    outcome text NOT NULL CHECK (outcome IN ('returned', 'validated')),
    comment text,
    verified_status text CHECK (verified_status IN ${STATUS}),
    reviewed_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (commitment_id, state_code) REFERENCES commitments (id, state_code),
    CONSTRAINT return_has_comment CHECK (outcome <> 'returned' OR comment <> ''),
    CONSTRAINT validation_has_status CHECK ((outcome = 'validated') = (verified_status IS NOT NULL))
  );
  CREATE TABLE evidence (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    update_id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    state_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('file', 'link')),
    title text NOT NULL CHECK (title <> ''),
    dated_on date NOT NULL,
    language text NOT NULL CHECK (language IN ('fr', 'en', 'ar')),
    document_kind text NOT NULL,
    confidentiality text NOT NULL CHECK (confidentiality IN ${AUDIENCE}),
    url text,
    file_name text,
    media_type text,
    size_bytes integer CHECK (size_bytes > 0),
    received_bytes integer CHECK (received_bytes BETWEEN 0 AND size_bytes),
    complete boolean NOT NULL,
    sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    submitted boolean NOT NULL DEFAULT false,
    shown_to text CHECK (shown_to IN ${AUDIENCE}),
    removed_at timestamptz,
    created_by uuid NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (update_id, commitment_id) REFERENCES updates (id, commitment_id),
    FOREIGN KEY (commitment_id, state_code) REFERENCES commitments (id, state_code),
    CONSTRAINT link_or_file CHECK ((kind = 'link' AND url IS NOT NULL AND complete) OR (kind = 'file' AND file_name IS NOT NULL AND size_bytes IS NOT NULL AND received_bytes IS NOT NULL)),
    CONSTRAINT complete_file_is_known CHECK (kind = 'link' OR NOT complete OR (sha256 IS NOT NULL AND media_type IS NOT NULL AND received_bytes = size_bytes))
  );
  CREATE INDEX evidence_by_update ON evidence (update_id);
  CREATE INDEX evidence_by_commitment ON evidence (commitment_id);
  CREATE TABLE commitment_standings (
    commitment_id uuid NOT NULL,
    level text NOT NULL CHECK (level IN ${AUDIENCE}),
    programme_id uuid NOT NULL REFERENCES programmes,
    state_code text NOT NULL,
    submission_id uuid NOT NULL REFERENCES submissions,
    status text NOT NULL CHECK (status IN ${STATUS}),
    declared_status text NOT NULL CHECK (declared_status IN ${STATUS}),
    declared_at timestamptz NOT NULL,
    verified_at timestamptz NOT NULL,
    evidence_count integer NOT NULL,
    PRIMARY KEY (commitment_id, level),
    FOREIGN KEY (commitment_id, state_code) REFERENCES commitments (id, state_code)
  );`;

const own = `programme_id = ${PROGRAMME} AND state_code = ${STATE}`;
const shownTo = (audiences: string) => `programme_id = ${PROGRAMME} AND shown_to IN (${audiences})`;
const PARTICIPANTS_UP = `'participants', 'donors', 'public'`;
const editable = `phase IN ('draft', 'returned', 'withdrawn')`;
const responsible = `(EXISTS (SELECT FROM commitments c WHERE c.id = commitment_id AND c.lead_institution_id = ${INSTITUTION})
  OR EXISTS (SELECT FROM commitment_institutions i WHERE i.commitment_id = updates.commitment_id AND i.institution_id = ${INSTITUTION}))`;
const ofEditableUpdate = `EXISTS (SELECT FROM updates u WHERE u.id = update_id AND u.phase IN ('draft', 'returned', 'withdrawn'))`;
const neverSubmitted = `NOT EXISTS (SELECT FROM submissions s WHERE s.update_id = evidence.update_id AND s.content->'evidence' @> jsonb_build_array(jsonb_build_object('id', evidence.id)))`;
const draftColumns = '(declared_status, narrative, challenges, audience, ready_for_clearance, row_version, updated_at)';

const WALLS = [
  ...['updates', 'submissions', 'reviews', 'evidence', 'commitment_standings'].map(closed),
  // A State's drafts belong to it alone: no other role has so much as a grant on this table.
  readable('updates', { focal_point: own, contributor: `${own} AND ${responsible}` }),
  writable('updates', 'INSERT', 'focal_point', `${own} AND phase = 'draft' AND author_id = ${USER}`),
  writable('updates', 'INSERT', 'contributor', `${own} AND phase = 'draft' AND author_id = ${USER} AND ${responsible}`),
  writable('updates', 'UPDATE', 'focal_point', `${own} AND ${editable}`, draftColumns),
  writable('updates', 'UPDATE', 'contributor', `${own} AND ${editable} AND ${responsible}`, draftColumns),
  writable('updates', 'DELETE', 'focal_point', `${own} AND phase = 'draft'`),
  writable('updates', 'DELETE', 'contributor', `${own} AND phase = 'draft' AND author_id = ${USER}`),
  readable('submissions', {
    ...forRoles(['focal_point', 'contributor'], `programme_id = ${PROGRAMME} AND (state_code = ${STATE} OR shown_to IN (${PARTICIPANTS_UP}))`),
    coordinator: `programme_id = ${PROGRAMME} AND phase IN ('submitted', 'returned', 'validated')`,
    observer: shownTo(PARTICIPANTS_UP),
    donor: shownTo(`'donors', 'public'`),
  }),
  writable('submissions', 'INSERT', 'focal_point', `${own} AND phase = 'submitted' AND submitted_by = ${USER}`, '(id, programme_id, update_id, commitment_id, state_code, submitted_by, content, sha256, declared_status, audience)'),
  writable('submissions', 'UPDATE', 'focal_point', own, '(phase, audience, row_version)'),
  `GRANT USAGE ON SEQUENCE receipt_numbers TO suivi_focal_point;`,
  readable('reviews', { ...forRoles(['focal_point', 'contributor'], own), coordinator: `programme_id = ${PROGRAMME}`, donor: 'false', observer: 'false' }),
  writable('reviews', 'INSERT', 'coordinator', `programme_id = ${PROGRAMME} AND reviewer_id = ${USER}`),
  readable('evidence', {
    ...forRoles(['focal_point', 'contributor'], `programme_id = ${PROGRAMME} AND (state_code = ${STATE} OR shown_to IN (${PARTICIPANTS_UP}))`),
    coordinator: `programme_id = ${PROGRAMME} AND submitted`,
    observer: shownTo(PARTICIPANTS_UP),
    donor: shownTo(`'donors', 'public'`),
  }),
  ...(['focal_point', 'contributor'] as const).flatMap((role) => [
    writable('evidence', 'INSERT', role, `${own} AND created_by = ${USER} AND NOT submitted AND shown_to IS NULL AND ${ofEditableUpdate}`),
    writable('evidence', 'UPDATE', role, `${own} AND ${ofEditableUpdate}`, '(received_bytes, complete, sha256, media_type, removed_at)'),
    writable('evidence', 'DELETE', role, `${own} AND NOT submitted AND ${ofEditableUpdate} AND ${neverSubmitted}`),
  ]),
  readable('commitment_standings', {
    ...forRoles(['focal_point', 'contributor'], `programme_id = ${PROGRAMME} AND ((state_code = ${STATE} AND level = 'delegation') OR (state_code <> ${STATE} AND level = 'participants'))`),
    coordinator: `programme_id = ${PROGRAMME} AND level = 'delegation'`,
    observer: `programme_id = ${PROGRAMME} AND level = 'participants'`,
    donor: `programme_id = ${PROGRAMME} AND level = 'donors'`,
  }),
].join('\n');

export class Submissions1764000000005 implements MigrationInterface {
  readonly name = 'Submissions1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE commitment_standings, evidence, reviews, submissions, updates; DROP SEQUENCE receipt_numbers;`);
  }
}

