import { Injectable, inject } from '@angular/core';
import type { LibraryChange, LibraryEntry, LibraryImportPreview, LibraryImportRequest, LibraryKind, LibraryList, NewLibraryEntry } from '@suivi/library/domain';
import type { importResultSchema } from '@suivi/shared/domain';
import { Api, type ApiParams } from '@suivi/shared/web';
import type { z } from 'zod';
import { addressOf, type LibraryFilters } from './library-list/list-address.ts';

type Read = Pick<LibraryEntry, 'kind' | 'id' | 'rowVersion'>;
export type ImportResult = z.infer<typeof importResultSchema>;

const PATH = '/library';
const IMPORTS = '/library-imports';

/** The routes of the library, one method each. */
@Injectable({ providedIn: 'root' })
export class LibraryApi {
  private readonly api = inject(Api);

  list(filters: LibraryFilters, cursor: string | null): Promise<LibraryList> {
    return this.api.get(PATH, { ...(addressOf(filters) as ApiParams), cursor: cursor ?? undefined });
  }

  read(kind: LibraryKind, id: string): Promise<LibraryEntry> {
    return this.api.get(`${PATH}/${kind}/${id}`);
  }

  create(content: NewLibraryEntry, idempotencyKey: string): Promise<LibraryEntry> {
    return this.api.post(PATH, content, { idempotencyKey });
  }

  change({ kind, id, rowVersion }: Read, change: LibraryChange): Promise<LibraryEntry> {
    return this.api.patch(`${PATH}/${kind}/${id}`, change, { ifMatch: rowVersion });
  }

  publish(read: Read): Promise<LibraryEntry> {
    return this.move('publish', read);
  }

  withdraw(read: Read): Promise<LibraryEntry> {
    return this.move('withdraw', read);
  }

  discard({ kind, id }: Read): Promise<void> {
    return this.api.delete(`${PATH}/${kind}/${id}`);
  }

  previewImport(request: LibraryImportRequest): Promise<LibraryImportPreview> {
    return this.api.post(`${IMPORTS}/preview`, request);
  }

  runImport(request: LibraryImportRequest, idempotencyKey: string): Promise<ImportResult> {
    return this.api.post(IMPORTS, request, { idempotencyKey });
  }

  private move(act: 'publish' | 'withdraw', { kind, id, rowVersion }: Read): Promise<LibraryEntry> {
    return this.api.post(`${PATH}/${kind}/${id}/${act}`, undefined, { ifMatch: rowVersion, idempotencyKey: crypto.randomUUID() });
  }
}
