import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { scopeSql, Work } from '@suivi/access/api';
import { visibleComments } from '@suivi/comments/domain';
import { DataSource } from 'typeorm';
import { instant } from '../conversation/read-conversation.ts';
import { Changes } from './changes.ts';
import type { LiveStream } from './live-stream.ts';

const BEAT = 25_000;
/** Changes that come together are asked about together. */
const GATHER = 100;
/** Pages that one person may have listening to one process. */
const MOST_OF_A_PERSON = 20;

/**
 * The streams of this process. No stream holds a connection: the process has one that listens. Told that something changed on a record, it
 * asks for each of the record's listeners in turn, behind her walls, whether there is something for her, and only then says so.
 */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly streams = new Set<LiveStream>();
  private readonly due = new Set<LiveStream>();
  private readonly changes: Changes;
  private gathering: NodeJS.Timeout | null = null;
  private beats: NodeJS.Timeout | null = null;
  private asking = Promise.resolve();
  private stopped = false;

  constructor(private readonly source: DataSource) {
    const { url } = source.options as { url?: string };
    this.changes = new Changes(url ?? '', { told: (payload) => this.hear(payload), gap: () => this.check([...this.streams]) });
  }

  /** Lets a page listen; what changed from now on, or after what it says it knows, will be told. */
  async add(stream: LiveStream, work: Work, known: string | null): Promise<void> {
    await this.changes.begin();
    if (this.stopped) return stream.end();
    this.streams.add(stream);
    stream.output.once('close', () => this.streams.delete(stream));
    const [...own] = [...this.streams].filter(({ userId }) => userId === stream.userId);
    own.slice(0, -MOST_OF_A_PERSON).forEach((oldest) => oldest.end());
    this.beats ??= setInterval(() => this.beat(), BEAT).unref();
    // Registered before this is read, so that nothing falls between what it finds and what will be told.
    const latest = await latestChange(work, stream);
    stream.knownUpTo = known ?? latest;
    stream.welcome();
    if (known !== null) this.check([stream]);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.beats) clearInterval(this.beats);
    if (this.gathering) clearTimeout(this.gathering);
    for (const stream of this.streams) stream.end();
    await this.changes.stop();
    await this.asking;
  }

  private hear(payload: string): void {
    const [topic, one, other] = payload.split(' ');
    const concerned = [...this.streams].filter(({ userId, subject }) => (topic === 'session' ? userId === one : topic === 'comments' && subject.kind === one && subject.id === other));
    this.check(concerned);
  }

  private check(streams: LiveStream[]): void {
    for (const stream of streams) this.due.add(stream);
    if (this.due.size === 0 || this.stopped) return;
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      const due = [...this.due];
      this.due.clear();
      this.asking = this.asking.then(() => this.askAll(due));
    }, GATHER);
  }

  /** One after another: a thousand listeners still take one connection. */
  private async askAll(streams: LiveStream[]): Promise<void> {
    for (const stream of streams) {
      if (this.stopped || !this.streams.has(stream)) continue;
      // Without a database there is nothing to tell; the listening connection was lost as well, and asks anew when it is back.
      await this.ask(stream).catch(() => undefined);
    }
  }

  private async ask(stream: LiveStream): Promise<void> {
    const work = await Work.enterQuietly(this.source, stream.sessionHash);
    if (!work) return stream.end();
    try {
      const latest = await latestChange(work, stream);
      if (latest !== null) stream.tell(latest);
    } finally {
      await work.rollback();
    }
  }

  /** Shows that the line is alive, and lets go of those whose session ended by itself. */
  private beat(): void {
    for (const stream of this.streams) stream.beat();
    const hashes = [...new Set([...this.streams].map(({ sessionHash }) => sessionHash))];
    if (hashes.length === 0) return;
    void (this.source.query('SELECT sessions_ended($1) AS hash', [hashes]) as Promise<{ hash: string }[]>).then(
      (ended) => {
        const hashesEnded = new Set(ended.map(({ hash }) => hash));
        for (const stream of this.streams) if (hashesEnded.has(stream.sessionHash)) stream.end();
      },
      () => undefined,
    );
  }
}

/** When something that the reader may see last changed on the record. */
async function latestChange(work: Work, { subject, knownUpTo }: LiveStream): Promise<string | null> {
  const parameters: unknown[] = [subject.kind, subject.id, knownUpTo];
  const scope = scopeSql(visibleComments(work.actor), 'c', parameters);
  const found = await work.row<{ latest: string | null }>(
    `SELECT max(c.changed_at)::text AS latest FROM comments c WHERE c.subject_kind = $1 AND c.subject_id = $2 AND ($3::timestamptz IS NULL OR c.changed_at > $3::timestamptz) AND ${scope}`,
    parameters,
  );
  return found?.latest ? instant(found.latest) : null;
}
