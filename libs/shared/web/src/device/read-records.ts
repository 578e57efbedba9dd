import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A record as this device last read it, for the person who read it. */
export interface ReadRecord<Value> {
  value: Value;
  readAt: string;
}

interface ReadRecords extends DBSchema {
  records: { key: [string, string]; value: ReadRecord<unknown> };
}

let database: Promise<IDBPDatabase<ReadRecords>> | undefined;

/** Opened once; a browser that refuses storage only loses reading without a connection. */
function open(): Promise<IDBPDatabase<ReadRecords>> {
  database ??= openDB<ReadRecords>('suivi-read', 1, { upgrade: (db) => void db.createObjectStore('records') });
  return database;
}

/** Keeps what was just read, so that the page also opens without a connection. */
export async function keepRead(userId: string, path: string, value: unknown): Promise<void> {
  await open().then((db) => db.put('records', { value, readAt: new Date().toISOString() }, [userId, path])).catch(() => undefined);
}

export async function keptRead<Value>(userId: string, path: string): Promise<ReadRecord<Value> | undefined> {
  return open().then((db) => db.get('records', [userId, path]) as Promise<ReadRecord<Value> | undefined>).catch(() => undefined);
}

/** Forgets all that was read on this device: who signs out leaves nothing to read behind. */
export async function forgetRead(): Promise<void> {
  await open().then((db) => db.clear('records')).catch(() => undefined);
}
