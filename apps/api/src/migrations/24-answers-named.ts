import type { MigrationInterface, QueryRunner } from 'typeorm';

const ANSWERS = ['accepted', 'change_proposed', 'declined'] as const;

/** What was told so far as "answered" is told by what was answered, as far as the answer still stands; an answer that was asked for anew since says nothing any more. */
const ANSWERS_NAMED = `
  UPDATE notifications n SET kind = 'action_' || part.response FROM action_parts part
    WHERE n.kind = 'action_answered' AND part.action_id = n.subject_id AND part.state_code = n.data->>'stateCode' AND part.response <> 'invited'
      AND n.cause = 'action_answered:' || part.action_id || ':' || part.state_code || ':' || extract(epoch FROM part.responded_at);
  DELETE FROM notifications WHERE kind = 'action_answered';
  UPDATE reminder_settings SET deliveries = (deliveries - 'action_answered') || jsonb_build_object(${ANSWERS.map((answer) => `'action_${answer}', deliveries->'action_answered'`).join(', ')}) WHERE deliveries ? 'action_answered';`;

const ANSWERS_UNNAMED = `
  UPDATE notifications SET kind = 'action_answered' WHERE kind IN (${ANSWERS.map((answer) => `'action_${answer}'`).join(', ')});
  UPDATE reminder_settings SET deliveries = (deliveries ${ANSWERS.map((answer) => `- 'action_${answer}'`).join(' ')}) || jsonb_build_object('action_answered', deliveries->'action_accepted') WHERE deliveries ? 'action_accepted';`;

/** A reminder to report is sent once a day, word for word to the same people; what was sent before has no seal. */
const SENT_ONCE = `
  ALTER TABLE report_requests ADD COLUMN seal text CHECK (seal ~ '^[0-9a-f]{64}$');
  CREATE UNIQUE INDEX report_requests_once_a_day ON report_requests (programme_id, seal, ((created_at AT TIME ZONE 'UTC')::date));`;

export class AnswersNamed1764000000024 implements MigrationInterface {
  readonly name = 'AnswersNamed1764000000024';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [ANSWERS_NAMED, SENT_ONCE]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE report_requests DROP COLUMN seal; ${ANSWERS_UNNAMED}`);
  }
}
