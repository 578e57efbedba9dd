import type { Actor } from '@suivi/access/domain';
import type { Language } from '@suivi/shared/domain';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

interface Entered {
  actor: Actor & { expiresAt: string };
  answered: { sameRequest: boolean; status: number | null; body: unknown } | null;
}

/** In which language a calendar speaks, and the two-letter codes by which its States are named. */
export interface FeedReader {
  language: Language;
  alpha2: Record<string, string>;
}

/** The client of `pg` that TypeORM's runner holds; multi-statement strings go to it directly, in one round trip. */
interface Client {
  query(text: string): Promise<{ rows: Record<string, unknown>[] } | { rows: Record<string, unknown>[] }[]>;
}

/** TypeORM's runner as its class declares it; its interface shows the field read-only. */
type Joinable = { -readonly [Key in 'isTransactionActive']: QueryRunner[Key] };

export interface IdempotencyClaim {
  key: string;
  requestHash: string;
}

/**
 * What one request does in the database: one transaction, entered under the actor's database role and row-level-security context,
 * which is the only way to reach any record.
 */
export class Work {
  private open = true;

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: Client,
    readonly actor: Actor,
    readonly sessionExpiresAt: string,
    readonly sessionHash: string,
    /** What the same request was answered before, under the same idempotency key. */
    readonly answered: Entered['answered'],
    private readonly claim: IdempotencyClaim | null,
  ) {}

  /** Opens the transaction and checks the session within it: one round trip. Null when there is no living session. */
  static enter(source: DataSource, sessionHash: string, claim: IdempotencyClaim | null): Promise<Work | null> {
    const key = claim ? `, ${literal(claim.key)}, ${literal(claim.requestHash)}` : '';
    return Work.open(source, `enter(${literal(sessionHash)}${key})`, sessionHash, claim);
  }

  /** As `enter`, for the secret address of a person's calendar: reads what she may read and writes nothing. Null when it is nobody's. */
  static async enterFeed(source: DataSource, feedHash: string): Promise<{ work: Work; reader: FeedReader } | null> {
    const work = await Work.open(source, `enter_feed(${literal(feedHash)})`, feedHash, null);
    return work && { work, reader: work.actor as Actor & FeedReader };
  }

  /** As `enter`, for what the portal does by itself on behalf of somebody who listens: it does not count as activity of her session. */
  static enterQuietly(source: DataSource, sessionHash: string): Promise<Work | null> {
    return Work.open(source, `enter_quietly(${literal(sessionHash)})`, sessionHash, null);
  }

  private static async open(source: DataSource, entrance: string, sessionHash: string, claim: IdempotencyClaim | null): Promise<Work | null> {
    const runner = source.createQueryRunner();
    try {
      const client = (await runner.connect()) as Client;
      const results = await client.query(`BEGIN; SELECT ${entrance} AS entered`);
      const entered = (Array.isArray(results) ? results.at(-1) : results)?.rows[0]?.['entered'] as Entered | null | undefined;
      // TypeORM then joins this transaction instead of opening one of its own.
      (runner as Joinable).isTransactionActive = true;
      if (!entered) {
        await leave(runner, client, 'ROLLBACK');
        return null;
      }
      return new Work(runner, client, entered.actor, entered.actor.expiresAt, sessionHash, entered.answered, claim);
    } catch (error) {
      await leave(runner, null, 'ROLLBACK');
      throw error;
    }
  }

  /** Who a living session belongs to, without opening anything: one round trip. Null when there is none. */
  static async actorOf(source: DataSource, sessionHash: string): Promise<Actor | null> {
    const [found] = (await source.query('SELECT enter($1) AS entered', [sessionHash])) as [{ entered: Entered | null }];
    return found.entered?.actor ?? null;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** The rows of one statement. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.runner.query(sql, parameters, true)).records as Row[];
  }

  /** The first row of one statement, or null. */
  async row<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    return (await this.rows<Row>(sql, parameters))[0] ?? null;
  }

  /** Ends the transaction; the answer is remembered under the idempotency key in the same round trip. */
  async commit(answer?: { status: number; body: unknown }): Promise<void> {
    const remember =
      this.claim && answer ? `SELECT remember_answer(${literal(this.claim.key)}, ${answer.status}, ${literal(JSON.stringify(answer.body ?? null))}::jsonb); ` : '';
    await this.end(`${remember}COMMIT`);
  }

  async rollback(): Promise<void> {
    await this.end('ROLLBACK');
  }

  private async end(statement: string): Promise<void> {
    if (!this.open) return;
    this.open = false;
    await leave(this.runner, this.client, statement);
  }
}

/** Ends the transaction and gives the connection back; one that cannot even be rolled back is thrown away. */
async function leave(runner: QueryRunner, client: Client | null, statement: string): Promise<void> {
  try {
    if (client) await client.query(statement);
    else if (runner.isTransactionActive) await runner.query('ROLLBACK');
  } catch (error) {
    if (client && statement !== 'ROLLBACK') await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    (runner as Joinable).isTransactionActive = false;
    await runner.release();
  }
}

/** A text as an SQL literal; dollar-free and safe whatever `standard_conforming_strings` says. */
function literal(text: string): string {
  return ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
