import type { Actor, Role } from '@suivi/access/domain';
import pg from 'pg';

/**
 * Background work in the database, which has no session: its connections are of the role `suivi_worker` from their first statement,
 * which reads what it takes to know whom to tell, and nothing that people wrote.
 */
export class Worker {
  private readonly pool: pg.Pool;

  constructor(apiUrl: string, onError: (error: Error) => void) {
    this.pool = new pg.Pool({ connectionString: apiUrl, options: '-c role=suivi_worker', application_name: 'suivi-worker', max: 6, statement_timeout: 120_000, idle_in_transaction_session_timeout: 60_000, keepAlive: true });
    // A connection that breaks while nobody uses it: the next statement opens another.
    this.pool.on('error', onError);
  }

  /** The rows of one statement. */
  async rows<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, parameters)).rows;
  }

  /** How many rows a statement wrote. */
  async written(sql: string, parameters: unknown[] = []): Promise<number> {
    return (await this.pool.query(sql, parameters)).rowCount ?? 0;
  }

  /**
   * Reads as the recipient of a mail that this server holds, under her role and in her context, for one read-only transaction. Null
   * when she is no longer to be written to: her account is closed, or the mail is in other hands.
   */
  async asRecipient<Row extends pg.QueryResultRow>(mailId: string, server: string, question: (role: Role) => string, parameters: unknown[]): Promise<Row[] | null> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN READ ONLY');
      const entered = await client.query<{ actor: Actor | null }>('SELECT enter_as_recipient($1, $2) AS actor', [mailId, server]);
      const actor = entered.rows[0]?.actor;
      return actor ? (await client.query<Row>(question(actor.role), parameters)).rows : null;
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      await client.query('ROLLBACK').catch((error: Error) => (broken ??= error));
      client.release(broken);
    }
  }

  /** For the queue, which may send several statements as one text. */
  async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    return this.pool.query(text, values);
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}
