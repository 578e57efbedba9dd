import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askable, closed, PROGRAMME, readable, STATE, USER, writable } from './policies.ts';

/**
 * A State that sees a good practice of another asks for a person to write to. `state_code` asks, `owner_state` is asked. What the two
 * wrote to each other, the person's name and address among it, stands in the columns `contact_…`, which are for these two alone.
 */
const TABLE = `
  CREATE TABLE contact_requests (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    practice_id uuid NOT NULL,
    owner_state text NOT NULL REFERENCES states,
    state_code text NOT NULL REFERENCES states,
    title jsonb NOT NULL,
    phase text NOT NULL DEFAULT 'open' CHECK (phase IN ('open', 'answered', 'declined')),
    asked_by uuid NOT NULL REFERENCES users,
    asked_at timestamptz NOT NULL DEFAULT now(),
    answered_by uuid REFERENCES users,
    answered_at timestamptz,
    contact_message text NOT NULL,
    contact_name text,
    contact_function text,
    contact_email text,
    contact_reason text,
    CHECK (owner_state <> state_code),
    CHECK ((phase = 'open') = (answered_at IS NULL) AND (phase = 'open') = (answered_by IS NULL)),
    CHECK (num_nonnulls(contact_name, contact_function, contact_email) = CASE phase WHEN 'answered' THEN 3 ELSE 0 END),
    CHECK ((contact_reason IS NOT NULL) = (phase = 'declined'))
  );
  CREATE UNIQUE INDEX one_open_contact_request ON contact_requests (programme_id, practice_id, owner_state, state_code) WHERE phase = 'open';
  CREATE INDEX contact_requests_of_owner ON contact_requests (owner_state, id);
  CREATE INDEX contact_requests_of_asker ON contact_requests (state_code, id);
  CREATE CONSTRAINT TRIGGER contact_requests_journal AFTER INSERT OR UPDATE ON contact_requests DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_change('delegation', 'id');`;

/** Puts one text into a function in place of another, and leaves what other migrations added as it is. */
const rewritten = (name: string, from: string, to: string) => `
  DO $$ BEGIN EXECUTE replace(pg_get_functiondef('${name}'::regproc), $from$${from}$from$, $to$${to}$to$); END $$;`;
/** Their refusals are journalled; of what the two States wrote the journal keeps a mark only. */
const REWRITTEN: [name: string, without: string, withThem: string][] = [
  ['journal_refusal', `asked_kind NOT IN (`, `asked_kind NOT IN ('contact_requests', `],
  ['journal_value', `field IN (`, `field IN ('contact_message', 'contact_name', 'contact_function', 'contact_email', 'contact_reason', `],
];

const programme = `programme_id = ${PROGRAMME}`;
const offered = `EXISTS (SELECT FROM report_entries n WHERE n.entry_id = practice_id AND n.state_code = owner_state AND n.purpose = 'good_practice' AND n.shared)`;
const WALLS = [
  closed('contact_requests'),
  readable('contact_requests', { focal_point: `${programme} AND (state_code = ${STATE} OR owner_state = ${STATE})` }),
  readable('contact_requests', { coordinator: programme }, '(id, programme_id, practice_id, owner_state, state_code, title, phase, asked_at, answered_at)'),
  writable('contact_requests', 'INSERT', 'focal_point', `${programme} AND state_code = ${STATE} AND phase = 'open' AND asked_by = ${USER} AND ${offered}`, '(programme_id, practice_id, owner_state, title, state_code, contact_message, asked_by)'),
  `GRANT UPDATE (phase, contact_name, contact_function, contact_email, contact_reason, answered_by, answered_at) ON contact_requests TO suivi_focal_point;
  CREATE POLICY contact_requests_answer_focal_point ON contact_requests FOR UPDATE TO suivi_focal_point
    USING (${programme} AND owner_state = ${STATE} AND phase = 'open') WITH CHECK (${programme} AND owner_state = ${STATE} AND phase <> 'open' AND answered_by = ${USER});`,
  askable('contact_requests', 'id, programme_id, owner_state, state_code, phase, answered_at'),
].join('\n');

export class ContactRequests1764000000043 implements MigrationInterface {
  readonly name = 'ContactRequests1764000000043';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLE, ...REWRITTEN.map(([name, without, withThem]) => rewritten(name, without, withThem)), WALLS]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, without, withThem] of REWRITTEN) await runner.query(rewritten(name, withThem, without));
    await runner.query('DROP TABLE contact_requests');
  }
}
