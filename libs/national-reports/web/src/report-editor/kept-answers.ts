import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { AnswerPlace, AnswerValue } from '@suivi/questionnaires/domain';

/** An answer that the portal has not acknowledged: what was typed, and the version on top of which it was. */
export interface KeptAnswer extends AnswerPlace {
  reportId: string;
  /** Whose typing it is: another person at the same device neither sees nor sends it. */
  userId: string;
  value: AnswerValue | null;
  /** What the portal had before: its version, 0 where there was none, and what it said. */
  base: { rowVersion: number; value: AnswerValue | null };
}

interface KeptAnswers extends DBSchema {
  answers: { key: [string, string, string, string]; value: KeptAnswer };
}

let database: Promise<IDBPDatabase<KeptAnswers>> | undefined;

async function open(): Promise<IDBPDatabase<KeptAnswers>> {
  database ??= openDB<KeptAnswers>('suivi-answers', 1, {
    upgrade: (db) => void db.createObjectStore('answers', { keyPath: ['userId', 'reportId', 'question', 'item'] }),
  });
  return database;
}

/** Keeps an answer; false when the browser refuses (private window, full disk), which the screen then must not promise. */
export async function keepAnswer(answer: KeptAnswer): Promise<boolean> {
  return open().then((db) => db.put('answers', answer)).then(() => true, () => false);
}

/** What this person typed and the portal does not have yet: in one report, or in all. */
export async function keptAnswers(userId: string, reportId?: string): Promise<KeptAnswer[]> {
  const all = await open().then((db) => db.getAll('answers')).catch(() => []);
  return all.filter((answer) => answer.userId === userId && answer.reportId === (reportId ?? answer.reportId));
}

/** Forgets an answer once the portal has it. */
export async function forgetAnswer({ userId, reportId, question, item }: Omit<KeptAnswer, 'value' | 'base'>): Promise<void> {
  await open().then((db) => db.delete('answers', [userId, reportId, question, item])).catch(() => undefined);
}
