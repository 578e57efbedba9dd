import { Injectable, inject } from '@angular/core';
import type { authoritySubjectListSchema, CompetentAuthority, competentAuthorityListSchema, NewAuthority } from '@suivi/authorities/domain';
import type { journalListSchema } from '@suivi/journal/domain';
import type { Language } from '@suivi/shared/domain';
import { Api, type ApiParams } from '@suivi/shared/web';
import type { z } from 'zod';
import { addressOf, type DirectoryFilters } from './directory/directory-address.ts';

export type AuthorityPageOfList = z.infer<typeof competentAuthorityListSchema>;
type Read = Pick<CompetentAuthority, 'id' | 'rowVersion'>;

const PATH = '/competent-authorities';
/** What is asked for at once: a directory is read as a whole. */
const LIMIT = 100;

/** The routes of the directory, one method each. */
@Injectable({ providedIn: 'root' })
export class AuthoritiesApi {
  private readonly api = inject(Api);

  list(filters: DirectoryFilters, cursor: string | null): Promise<AuthorityPageOfList> {
    return this.api.get(PATH, { ...(addressOf(filters) as ApiParams), limit: LIMIT, cursor: cursor ?? undefined });
  }

  subjects(): Promise<z.infer<typeof authoritySubjectListSchema>> {
    return this.api.get(`${PATH}/subjects`);
  }

  /** Where the same view is downloaded as a table. */
  exportAddress(filters: DirectoryFilters, language: Language): string {
    const query = new URLSearchParams({ language });
    for (const [name, value] of Object.entries(addressOf(filters))) for (const each of [value].flat()) query.append(name, String(each));
    return `/api/v1${PATH}/export?${query.toString()}`;
  }

  read(id: string): Promise<CompetentAuthority> {
    return this.api.get(`${PATH}/${id}`);
  }

  journal(id: string): Promise<z.infer<typeof journalListSchema>> {
    return this.api.get(`${PATH}/${id}/journal`);
  }

  create(content: NewAuthority, idempotencyKey: string): Promise<CompetentAuthority> {
    return this.api.post(PATH, content, { idempotencyKey });
  }

  change(id: string, content: NewAuthority, ifMatch: number): Promise<CompetentAuthority> {
    return this.api.patch(`${PATH}/${id}`, content, { ifMatch });
  }

  confirm(read: readonly Read[]): Promise<AuthorityPageOfList> {
    return this.api.post(`${PATH}/confirmations`, { entries: read.map(({ id, rowVersion }) => ({ id, rowVersion })) }, { idempotencyKey: crypto.randomUUID() });
  }

  withdraw({ id, rowVersion }: Read): Promise<CompetentAuthority> {
    return this.api.post(`${PATH}/${id}/withdraw`, undefined, { ifMatch: rowVersion, idempotencyKey: crypto.randomUUID() });
  }
}
