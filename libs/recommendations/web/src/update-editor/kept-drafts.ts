import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Update, UpdateContent } from '@suivi/recommendations/domain';
import { isStarted } from './device-update.ts';

/** What this device keeps of an update: the version it began with, and what was typed since. */
export interface KeptDraft {
  updateId: string;
  /** Whose typing it is: another person at the same device neither sees nor sends it. */
  userId: string;
  /** The update as the server last gave it, so that the editor also opens without a connection. */
  base: Update;
  /** What was typed and not yet acknowledged; null when all is saved. */
  content: UpdateContent | null;
  changedAt: string;
}

interface KeptDrafts extends DBSchema {
  drafts: { key: [string, string]; value: KeptDraft };
}

let database: Promise<IDBPDatabase<KeptDrafts>> | undefined;

function open(): Promise<IDBPDatabase<KeptDrafts>> {
  database ??= openDB<KeptDrafts>('suivi-drafts', 1, {
    upgrade: (db) => void db.createObjectStore('drafts', { keyPath: ['userId', 'updateId'] }),
  });
  return database;
}

/** Keeps a draft; false when the browser refuses (private window, full disk), which the screen then must not promise. */
export async function keepDraft(draft: KeptDraft): Promise<boolean> {
  return open().then((db) => db.put('drafts', draft)).then(() => true, () => false);
}

export async function keptDraft(userId: string, updateId: string): Promise<KeptDraft | undefined> {
  return open().then((db) => db.get('drafts', [userId, updateId])).catch(() => undefined);
}

/** All that this person typed on this device and the server does not have yet. */
export async function unsentDrafts(userId: string): Promise<KeptDraft[]> {
  const all = await open().then((db) => db.getAll('drafts')).catch(() => []);
  return all.filter((draft) => draft.userId === userId && draft.content !== null);
}

/** What this person began on a commitment without a connection, and the portal does not know of yet. */
export async function keptStart(userId: string, commitmentId: string): Promise<KeptDraft | undefined> {
  const all = await open().then((db) => db.getAll('drafts')).catch(() => []);
  return all.find(({ userId: of, base }) => of === userId && base.subject.id === commitmentId && !isStarted(base));
}

export async function forgetDraft(userId: string, updateId: string): Promise<void> {
  await open().then((db) => db.delete('drafts', [userId, updateId])).catch(() => undefined);
}
