import { ownerDataSource } from '../database/migrate.ts';
import { cloneDemonstration } from '../testing/demonstration.ts';
import { AnswersNamed1764000000024 } from './24-answers-named.ts';

describe('what was told before answers had names', () => {
  it('gets the name of the answer that stands, keeps what was chosen for it, and goes back', async () => {
    const { database } = await cloneDemonstration();
    const owner = await ownerDataSource(database.ownerUrl).initialize();
    const { name } = new AnswersNamed1764000000024();
    const kinds = async () => ((await owner.query(`SELECT kind FROM notifications WHERE cause LIKE 'action_answered:%' ORDER BY kind`)) as { kind: string }[]).map(({ kind }) => kind);
    const undo = async () => {
      for (let last = ''; last !== name; await owner.undoLastMigration()) [{ name: last }] = (await owner.query('SELECT name FROM migrations ORDER BY id DESC LIMIT 1')) as [{ name: string }];
    };
    try {
      await undo();
      const told = (cause: string) => `INSERT INTO notifications (programme_id, user_id, kind, cause, subject_id, data)
        SELECT p.programme_id, u.id, 'action_answered', 'action_answered:' || p.action_id || ':' || p.state_code || ':' || ${cause}, p.action_id, jsonb_build_object('stateCode', p.state_code)
        FROM (SELECT * FROM action_parts WHERE response = 'declined' AND responded_at IS NOT NULL LIMIT 1) p JOIN users u ON u.email = 'focal.ner@suivi.example' RETURNING 1`;
      expect(await owner.query(told('extract(epoch FROM p.responded_at)'))).toHaveLength(1);
      // An answer from before the State was asked anew: nobody can say any more which it was.
      await owner.query(told(`'1'`));
      await owner.query(`INSERT INTO reminder_settings (user_id, deliveries) SELECT id, '{"action_answered": "inbox", "update_returned": "daily"}' FROM users WHERE email = 'focal.ner@suivi.example'`);
      await owner.runMigrations();
      expect(await kinds()).toEqual(['action_declined']);
      const [{ deliveries }] = (await owner.query('SELECT deliveries FROM reminder_settings')) as [{ deliveries: object }];
      expect(deliveries).toEqual({ action_accepted: 'inbox', action_change_proposed: 'inbox', action_declined: 'inbox', update_returned: 'daily' });
      await undo();
      expect(await kinds()).toEqual(['action_answered']);
      expect(await owner.query('SELECT deliveries FROM reminder_settings')).toEqual([{ deliveries: { action_answered: 'inbox', update_returned: 'daily' } }]);
    } finally {
      await owner.destroy();
      await database.drop();
    }
  });
});
