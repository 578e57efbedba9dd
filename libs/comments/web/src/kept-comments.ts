import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface KeptComments extends DBSchema {
  comments: { key: [string, string]; value: { text: string; idempotencyKey: string } };
}

let database: Promise<IDBPDatabase<KeptComments>> | undefined;

function open(): Promise<IDBPDatabase<KeptComments>> {
  database ??= openDB<KeptComments>('suivi-comments', 1, { upgrade: (db) => void db.createObjectStore('comments') });
  return database;
}

/** Keeps what a person is writing at a place until it is sent; an empty text is forgotten. A browser that refuses storage only loses it with the page. */
export async function keepComment(userId: string, place: string, text: string, idempotencyKey: string): Promise<void> {
  const key: [string, string] = [userId, place];
  await open()
    .then(async (db) => void (text.trim() ? await db.put('comments', { text, idempotencyKey }, key) : await db.delete('comments', key)))
    .catch(() => undefined);
}

export async function keptComment(userId: string, place: string): Promise<{ text: string; idempotencyKey: string } | undefined> {
  return open().then((db) => db.get('comments', [userId, place])).catch(() => undefined);
}
