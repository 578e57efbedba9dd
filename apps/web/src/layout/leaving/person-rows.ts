/** Where a part of the portal keeps something on this device, under keys that begin with the id of the person whose it is. */
export interface PersonStore {
  database: string;
  store: string;
}

/** All that is kept there for this person. */
export async function personRows<Row>(place: PersonStore, userId: string): Promise<Row[]> {
  return (await within(place, 'readonly', (store) => store.getAll(keysOf(userId)) as IDBRequest<Row[]>)) ?? [];
}

export async function removePersonRows(place: PersonStore, userId: string): Promise<void> {
  await within(place, 'readwrite', (store) => store.delete(keysOf(userId)));
}

/** A list sorts after every text, so that the keys of one person lie between these. */
function keysOf(userId: string): IDBKeyRange {
  return IDBKeyRange.bound([userId], [userId, []]);
}

/** Never makes a database that is not there: it would stand without what its own part of the portal puts into it. */
async function within<Answer>({ database, store }: PersonStore, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer | null> {
  try {
    if (!(await indexedDB.databases()).some(({ name }) => name === database)) return null;
    const db = await answerOf(indexedDB.open(database));
    try {
      return await answerOf(ask(db.transaction(store, mode).objectStore(store)));
    } finally {
      db.close();
    }
  } catch {
    // A browser that refuses storage has kept nothing.
    return null;
  }
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}
