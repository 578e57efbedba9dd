import type { Role } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMENT_FUNCTIONS, DROP_COMMENT_FUNCTIONS, journalValue } from './comment-functions.ts';
import { closed, forRoles, PROGRAMME, readable, STATE, USER, writable } from './policies.ts';

const KIND = `('recommendation', 'commitment', 'action', 'submission')`;

const TABLES = `
  CREATE TABLE comments (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    subject_kind text NOT NULL CHECK (subject_kind IN ${KIND}),
    subject_id uuid NOT NULL,
    parent_id uuid,
    author_id uuid NOT NULL REFERENCES users,
    author_role text NOT NULL,
    author_state text REFERENCES states,
    audience text NOT NULL CHECK (audience IN ('state', 'delegation', 'parties', 'participants')),
    /* The State that reads it where one alone does, else the author's. */
    state_code text REFERENCES states,
    /* Kept by a trigger: the delegations that read it, where not all participants do. Row-level security compares plain columns. */
    parties text[] NOT NULL DEFAULT '{}',
    language text NOT NULL CHECK (language IN ('fr', 'en', 'ar')),
    body text CHECK (length(body) BETWEEN 1 AND 5000),
    mentions uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(mentions) <= 20),
    created_at timestamptz NOT NULL,
    /* Rises with every change of any comment on the same subject, in the order of the commits: a list "since" misses none. */
    changed_at timestamptz NOT NULL,
    edited_at timestamptz,
    withdrawn_at timestamptz,
    row_version integer NOT NULL DEFAULT 1,
    UNIQUE (id, subject_kind, subject_id),
    FOREIGN KEY (parent_id, subject_kind, subject_id) REFERENCES comments (id, subject_kind, subject_id),
    CONSTRAINT withdrawn_has_no_text CHECK ((withdrawn_at IS NULL) = (body IS NOT NULL)),
    CONSTRAINT one_state_is_named CHECK (audience NOT IN ('state', 'delegation') OR state_code IS NOT NULL)
  );
  CREATE INDEX comments_by_subject ON comments (subject_kind, subject_id, changed_at);
  CREATE INDEX comments_by_parent ON comments (parent_id);
  CREATE INDEX comments_by_time ON comments (programme_id, created_at);
  CREATE INDEX comments_by_author ON comments (author_id, created_at);
  CREATE TABLE comment_versions (
    comment_id uuid NOT NULL REFERENCES comments,
    number integer NOT NULL,
    language text NOT NULL,
    body text NOT NULL,
    replaced_at timestamptz NOT NULL,
    PRIMARY KEY (comment_id, number)
  );
  /* How far a person has read of what is said on a record. */
  CREATE TABLE comment_marks (
    user_id uuid NOT NULL REFERENCES users,
    subject_kind text NOT NULL CHECK (subject_kind IN ${KIND}),
    subject_id uuid NOT NULL,
    read_up_to timestamptz NOT NULL,
    PRIMARY KEY (user_id, subject_kind, subject_id)
  );
  /* What an unread comment is about, as a line of a list names it; read in place, by key. */
  CREATE FUNCTION comment_subject_of(subject_kind text, subject uuid) RETURNS TABLE (reference text, title jsonb, state_code text) LANGUAGE sql STABLE AS $$
    SELECT r.reference, v.title, NULL::text FROM recommendations r JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version WHERE subject_kind = 'recommendation' AND r.id = subject
    UNION ALL
    SELECT r.reference, v.title, c.state_code FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version
      WHERE subject_kind = 'commitment' AND c.id = subject
    UNION ALL
    SELECT a.reference, a.title, NULL FROM actions a WHERE subject_kind = 'action' AND a.id = subject
    UNION ALL
    SELECT n.receipt_number, s.title, n.state_code FROM submissions n CROSS JOIN LATERAL subject_of(n.commitment_id, n.action_id, n.state_code) s WHERE subject_kind = 'submission' AND n.id = subject $$;
  GRANT EXECUTE ON FUNCTION comment_subject_of TO suivi_contributor, suivi_focal_point, suivi_coordinator;`;

const TALKERS: Role[] = ['contributor', 'focal_point', 'coordinator'];
const DELEGATION: Role[] = ['contributor', 'focal_point'];

/** The record itself, under the reader's own row-level security: a comment is never seen by more than its record is. */
const seesRecord = (table: string) => `CASE ${table}.subject_kind
  WHEN 'recommendation' THEN EXISTS (SELECT FROM recommendations r WHERE r.id = ${table}.subject_id)
  WHEN 'commitment' THEN EXISTS (SELECT FROM commitments r WHERE r.id = ${table}.subject_id)
  WHEN 'action' THEN EXISTS (SELECT FROM actions r WHERE r.id = ${table}.subject_id)
  WHEN 'submission' THEN EXISTS (SELECT FROM submissions r WHERE r.id = ${table}.subject_id) END`;
const reads: Partial<Record<Role, string>> = {
  ...forRoles(DELEGATION, `programme_id = ${PROGRAMME} AND (audience = 'participants' OR parties @> ARRAY[${STATE}]) AND ${seesRecord('comments')}`),
  coordinator: `programme_id = ${PROGRAMME} AND audience <> 'state' AND ${seesRecord('comments')}`,
};
const mark = `user_id = ${USER} AND ${seesRecord('comment_marks')}`;

const WALLS = [
  ...['comments', 'comment_versions', 'comment_marks'].map(closed),
  readable('comments', reads),
  ...TALKERS.flatMap((role) => [
    writable('comments', 'INSERT', role, `author_id = ${USER} AND ${reads[role]}`, '(id, programme_id, subject_kind, subject_id, parent_id, author_id, audience, state_code, language, body, mentions)'),
    writable('comments', 'UPDATE', role, `author_id = ${USER} AND ${reads[role]}`, '(language, body, mentions, withdrawn_at, row_version)'),
  ]),
  readable('comment_versions', forRoles(TALKERS, 'EXISTS (SELECT FROM comments c WHERE c.id = comment_id)')),
  readable('comment_marks', forRoles(TALKERS, `user_id = ${USER}`)),
  ...TALKERS.flatMap((role) => [writable('comment_marks', 'INSERT', role, mark), writable('comment_marks', 'UPDATE', role, mark, '(read_up_to)')]),
].join('\n');

/** What a State says among its own stays in its own journal; the rest is read by its State and the coordinator. */
const JOURNAL = [
  ['comments_journal_state', `= 'state'`, 'state'],
  ['comments_journal', `<> 'state'`, 'delegation'],
]
  .map(
    ([name, audience, reach]) => `
  CREATE CONSTRAINT TRIGGER ${name} AFTER INSERT OR UPDATE ON comments DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.audience ${audience}) EXECUTE FUNCTION journal_change('${reach}', 'id');`,
  )
  .join('');

export class Comments1764000000017 implements MigrationInterface {
  readonly name = 'Comments1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, COMMENT_FUNCTIONS, journalValue(true), JOURNAL, WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION comment_subject_of;
      DROP TABLE comment_marks, comment_versions, comments;
      ${DROP_COMMENT_FUNCTIONS}
      ${journalValue(false)}`);
  }
}
