import pg from 'pg';

const CHANNEL = 'suivi_changes';
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** What the database tells every process, over one connection of its own; lost, it is made again, and what was told meanwhile has to be asked for. */
export class Changes {
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private begun = false;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly hears: { told: (payload: string) => void; gap: () => void },
  ) {}

  /** Resolves once the first connection listens or has failed, in which case others follow. */
  async begin(): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    await this.connect(FIRST_PAUSE);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(pause: number): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'suivi-events', keepAlive: true, connectionTimeoutMillis: 5_000 });
    let lost = false;
    const again = (next: number) => {
      if (lost || this.stopped) return;
      lost = true;
      void client.end().catch(() => undefined);
      this.retry = setTimeout(() => void this.connect(next).then(() => this.hears.gap()), pause);
      this.retry.unref();
    };
    client.on('error', () => again(FIRST_PAUSE));
    client.on('end', () => again(FIRST_PAUSE));
    client.on('notification', ({ payload }) => this.hears.told(payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      again(Math.min(pause * 2, LONGEST_PAUSE));
    }
  }
}
