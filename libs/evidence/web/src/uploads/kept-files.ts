import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface KeptFiles extends DBSchema {
  files: { key: string; value: Blob };
}

let database: Promise<IDBPDatabase<KeptFiles>> | undefined;

/** Opened once; a browser that refuses storage (private window, full disk) only loses the resuming after a reload. */
function open(): Promise<IDBPDatabase<KeptFiles>> {
  database ??= openDB<KeptFiles>('suivi-uploads', 1, { upgrade: (db) => void db.createObjectStore('files') });
  return database;
}

/** Keeps the file on this device until all of it has arrived, so that a closed tab does not mean choosing it again. */
export async function keepFile(evidenceId: string, file: Blob): Promise<void> {
  await open().then((db) => db.put('files', file, evidenceId)).catch(() => undefined);
}

/** The file of an unfinished upload, if this device has it. */
export async function keptFile(evidenceId: string): Promise<Blob | undefined> {
  return open().then((db) => db.get('files', evidenceId)).catch(() => undefined);
}

export async function forgetFile(evidenceId: string): Promise<void> {
  await open().then((db) => db.delete('files', evidenceId)).catch(() => undefined);
}
