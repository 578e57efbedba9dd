import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed, forRoles, INSTITUTION, PROGRAMME, readable, STATE, USER, writable } from './policies.ts';
import { REPORT_TABLES } from './report-tables.ts';
import { DROP_REPORT_FUNCTIONS, evidenceFunctions, REPORT_FUNCTIONS } from './report-functions.ts';

const programme = `programme_id = ${PROGRAMME}`;
const own = `${programme} AND state_code = ${STATE}`;
const shownTo = (audiences: string) => `${programme} AND shown_to IN (${audiences})`;
const PARTICIPANTS_UP = `'participants', 'donors', 'public'`;
const DELEGATION = ['focal_point', 'contributor'] as const;
/** Own State all of it, the others what is validated and shown to them; `coordinator` what she sees. */
const submittedBy = (table: string, coordinator: string, columns = '') =>
  readable(
    table,
    {
      ...forRoles(DELEGATION, `${programme} AND (state_code = ${STATE} OR shown_to IN (${PARTICIPANTS_UP}))`),
      coordinator,
      observer: shownTo(PARTICIPANTS_UP),
      donor: shownTo(`'donors', 'public'`),
    },
    columns,
  );
const decided = `${programme} AND phase IN ('submitted', 'returned', 'validated')`;
const draftRound = (table: string) => `${programme} AND EXISTS (SELECT FROM rounds r WHERE r.id = ${table}.round_id AND r.phase = 'draft')`;
const editable = (table: string) => `EXISTS (SELECT FROM national_reports r WHERE r.id = ${table}.report_id AND r.phase IN ('draft', 'returned', 'withdrawn'))`;
/** A contributor writes in the sections that were given to her institution; the focal point in all. */
const given = (role: string, table: string) =>
  role === 'focal_point' ? '' : ` AND EXISTS (SELECT FROM report_sections s WHERE s.report_id = ${table}.report_id AND s.section_key = ${table}.section_key AND s.institution_id = ${INSTITUTION})`;
const ofReport = (role: string) => `report_id IS NOT NULL AND ${own} AND ${editable('evidence')}${given(role, 'evidence')}`;
const neverSubmitted = `NOT EXISTS (SELECT FROM report_submission_sections x WHERE x.report_id = evidence.report_id AND x.content->'evidence' @> jsonb_build_array(jsonb_build_object('id', evidence.id)))`;

const WALLS = [
  ...['rounds', 'round_states', 'round_extensions', 'national_reports', 'report_sections', 'report_questions', 'report_answers', 'report_submissions', 'report_submission_sections', 'report_reviews', 'transpositions', 'report_entries'].map(closed),
  readable('rounds', { ...forRoles([...DELEGATION, 'donor', 'observer'], `${programme} AND phase = 'open'`), coordinator: programme }),
  ...['round_states', 'round_extensions'].map((table) =>
    readable(table, { ...forRoles([...DELEGATION, 'donor', 'observer'], `${programme} AND EXISTS (SELECT FROM rounds r WHERE r.id = round_id)`), coordinator: programme })),
  writable('rounds', 'INSERT', 'coordinator', `${programme} AND phase = 'draft'`, '(programme_id, meeting_id, title, questionnaire_version_id, opens_on, closes_on, languages, illustrative)'),
  writable('rounds', 'UPDATE', 'coordinator', programme, '(meeting_id, title, questionnaire_version_id, opens_on, closes_on, languages, illustrative, phase, row_version)'),
  writable('rounds', 'DELETE', 'coordinator', `${programme} AND phase = 'draft'`),
  writable('round_states', 'INSERT', 'coordinator', draftRound('round_states')),
  writable('round_states', 'DELETE', 'coordinator', draftRound('round_states')),
  writable('round_extensions', 'INSERT', 'coordinator', `${programme} AND extended_by = ${USER}`, '(round_id, programme_id, from_on, to_on, reason, extended_by)'),
  // A State's working copy belongs to it alone: no other role has so much as a grant on these tables.
  ...['national_reports', 'report_sections', 'report_answers'].map((table) => readable(table, forRoles(DELEGATION, own))),
  readable('report_questions', forRoles(DELEGATION, 'EXISTS (SELECT FROM national_reports r WHERE r.id = report_id)')),
  writable('national_reports', 'INSERT', 'focal_point', `${own} AND phase = 'draft' AND created_by = ${USER}`, '(programme_id, round_id, state_code, corrects, created_by)'),
  writable('national_reports', 'DELETE', 'focal_point', `${own} AND phase = 'draft'`),
  writable('report_sections', 'UPDATE', 'focal_point', `${own} AND ${editable('report_sections')}`, '(institution_id, assignee_id, audience, ready, row_version)'),
  writable('report_sections', 'UPDATE', 'contributor', `${own} AND ${editable('report_sections')} AND institution_id = ${INSTITUTION}`, '(ready, row_version)'),
  ...DELEGATION.flatMap((role) => [
    writable('report_answers', 'INSERT', role, `${own} AND updated_by = ${USER} AND ${editable('report_answers')}${given(role, 'report_answers')}`),
    writable('report_answers', 'UPDATE', role, `${own} AND ${editable('report_answers')}${given(role, 'report_answers')}`, '(value, updated_by, updated_at, row_version)'),
  ]),
  submittedBy('report_submissions', decided),
  writable('report_submissions', 'INSERT', 'focal_point', `${own} AND phase = 'submitted' AND submitted_by = ${USER}`, '(programme_id, report_id, round_id, state_code, submitted_by, report_version, asked, sha256)'),
  `GRANT UPDATE (phase, row_version) ON report_submissions TO suivi_focal_point;
  CREATE POLICY report_submissions_withdraw_focal_point ON report_submissions FOR UPDATE TO suivi_focal_point USING (${own} AND phase = 'submitted') WITH CHECK (${own} AND phase = 'withdrawn');`,
  submittedBy('report_submission_sections', decided),
  writable('report_submission_sections', 'UPDATE', 'focal_point', own, '(audience)'),
  readable('report_reviews', { ...forRoles(DELEGATION, own), coordinator: programme, donor: 'false', observer: 'false' }),
  writable('report_reviews', 'INSERT', 'coordinator', `${programme} AND reviewer_id = ${USER}`),
  submittedBy('transpositions', programme),
  submittedBy('report_entries', programme),
  ...DELEGATION.map((role) => `
    CREATE POLICY evidence_insert_report_${role} ON evidence FOR INSERT TO suivi_${role} WITH CHECK (${ofReport(role)} AND created_by = ${USER} AND NOT submitted AND shown_to IS NULL);
    CREATE POLICY evidence_update_report_${role} ON evidence FOR UPDATE TO suivi_${role} USING (${ofReport(role)}) WITH CHECK (${ofReport(role)});
    CREATE POLICY evidence_delete_report_${role} ON evidence FOR DELETE TO suivi_${role} USING (${ofReport(role)} AND NOT submitted AND ${neverSubmitted});`),
].join('\n');

/** Tables whose changes are journalled, how far the entries reach, and what their subject is. Answers are not: what was submitted of them has its hash. */
const JOURNALLED: [table: string, acts: string, reach: string, subject: string][] = [
  ['rounds', 'INSERT OR UPDATE OR DELETE', 'programme', 'id'],
  ['round_states', 'INSERT OR DELETE', 'programme', 'round_id'],
  ['round_extensions', 'INSERT', 'programme', 'round_id'],
  ['national_reports', 'INSERT OR UPDATE OR DELETE', 'state', 'id'],
  ['report_sections', 'UPDATE', 'state', 'report_id'],
  ['report_submissions', 'INSERT OR UPDATE', 'delegation', 'report_id'],
  ['report_submission_sections', 'UPDATE', 'delegation', 'report_id'],
  ['report_reviews', 'INSERT', 'delegation', 'report_id'],
];
const JOURNAL = JOURNALLED.map(
  ([table, acts, reach, subject]) => `
  CREATE CONSTRAINT TRIGGER ${table}_journal AFTER ${acts} ON ${table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_change('${reach}', '${subject}');`,
).join('');

/** Adds the kinds to those whose refusals are journalled, or takes them out, and leaves what other migrations added as it is. */
const refusals = (from: string, to: string) => `
  DO $$ BEGIN EXECUTE replace(pg_get_functiondef('journal_refusal'::regproc), $from$${from}$from$, $to$${to}$to$); END $$;`;
const WITHOUT = `asked_kind NOT IN (`;
const WITH = `asked_kind NOT IN ('rounds', 'national_reports', 'report_submissions', `;

export class Reports1764000000041 implements MigrationInterface {
  readonly name = 'Reports1764000000041';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [...REPORT_TABLES, ...REPORT_FUNCTIONS, evidenceFunctions(true), WALLS, JOURNAL, refusals(WITHOUT, WITH)]) await runner.query(step);
  }

  /** What proves a report goes with it: nothing else could hold it. */
  async down(runner: QueryRunner): Promise<void> {
    const policies = DELEGATION.flatMap((role) => ['insert', 'update', 'delete'].map((act) => `DROP POLICY evidence_${act}_report_${role} ON evidence;`)).join(' ');
    await runner.query(`
      ${refusals(WITH, WITHOUT)} ${policies}
      ALTER TABLE evidence DISABLE TRIGGER USER; DELETE FROM evidence WHERE report_id IS NOT NULL; ALTER TABLE evidence ENABLE TRIGGER USER;
      ALTER TABLE evidence DROP CONSTRAINT evidence_one_subject, DROP COLUMN report_id, DROP COLUMN question_key, DROP COLUMN section_key, DROP COLUMN item, ALTER COLUMN update_id SET NOT NULL,
        ADD CONSTRAINT evidence_one_subject CHECK (num_nonnulls(commitment_id, action_id) = 1);
      ${evidenceFunctions(false)}
      DROP FUNCTION freeze_report;
      DROP TABLE report_entries, transpositions, report_reviews, report_submission_sections, report_submissions, report_answers, report_questions, report_sections, national_reports, round_extensions, round_states, rounds;
      ${DROP_REPORT_FUNCTIONS}`);
  }
}
