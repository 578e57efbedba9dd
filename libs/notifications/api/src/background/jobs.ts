import { PgBoss } from 'pg-boss';

/** The jobs: who is to be told is asked every minute, what waits is sent by as many as are free. */
export const ASK = 'reminders.ask';
export const SEND = 'reminders.send';
const QUEUES = [ASK, SEND];
/** Of the queue in the portal's own database. */
const QUEUE_SCHEMA = 'pgboss';

/** What a queue is opened on: the adapter of whoever runs the statements. */
export interface Statements {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

const QUIET = { supervise: false, schedule: false, monitorVacuum: false, openTelemetry: { enabled: false } };
/** A job that a dead server held is over after this; what it was about is asked for by the next. Kept a day, for who looks for a fault. */
const QUEUE = { expireInSeconds: 600, retryLimit: 0, retentionSeconds: 3_600, deleteAfterSeconds: 86_400 };

/** Brings the queue's schema and its queues to this version, as the owner of the database; background work may then use them. */
export async function installQueue(db: Statements): Promise<void> {
  const boss = new PgBoss({ db, schema: QUEUE_SCHEMA, ...QUIET });
  boss.on('error', () => undefined);
  await boss.start();
  for (const name of QUEUES) if (!(await boss.getQueue(name))) await boss.createQueue(name, QUEUE);
  await boss.stop({ graceful: false });
  await db.executeSql(`GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO suivi_worker`);
  await db.executeSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO suivi_worker`);
  await db.executeSql(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO suivi_worker`);
}

/** The queue as background work uses it: it neither makes nor changes tables. */
export function openQueue(db: Statements): PgBoss {
  return new PgBoss({ db, schema: QUEUE_SCHEMA, migrate: false, createSchema: false, supervise: true, schedule: true, reindex: false, monitorVacuum: false, cronMonitorIntervalSeconds: 15, openTelemetry: { enabled: false } });
}
