import { Injectable, inject } from '@angular/core';
import type { Meeting, meetingListSchema, NewMeeting } from '@suivi/meetings/domain';
import type { DelegationFile, Overview } from '@suivi/reports/domain';
import type { Language, Problem } from '@suivi/shared/domain';
import { Api, ApiProblem } from '@suivi/shared/web';
import type { z } from 'zod';
import type { OverviewFilters } from './overview/overview-address.ts';

/** The routes of the overview, of the delegation's file and of meetings, one method each. */
@Injectable({ providedIn: 'root' })
export class ReportsApi {
  private readonly api = inject(Api);

  overview(filters: OverviewFilters): Promise<Overview> {
    return this.api.get('/overview', { ...filters });
  }

  delegationFile(state: string): Promise<DelegationFile> {
    return this.api.get('/delegation-file', { state });
  }

  /** The same as a document; it is kept under the name that the portal gives it. */
  async delegationFilePdf(state: string, language: Language): Promise<{ name: string; content: Blob }> {
    const answer = await fetch(`/api/v1/delegation-file.pdf?${new URLSearchParams({ state, language })}`, { headers: { 'ngsw-bypass': 'true' }, credentials: 'same-origin' }).catch(() => null);
    if (!answer) throw new ApiProblem({ code: 'offline' });
    if (!answer.ok) throw new ApiProblem(((await answer.json().catch(() => null)) as Problem | null) ?? { code: 'unreadable' });
    const [, name = 'suivi.pdf'] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
    return { name, content: await answer.blob() };
  }

  meetings(): Promise<z.infer<typeof meetingListSchema>> {
    return this.api.get('/meetings');
  }

  meeting(id: string): Promise<Meeting> {
    return this.api.get(`/meetings/${id}`);
  }

  createMeeting(content: NewMeeting, idempotencyKey: string): Promise<Meeting> {
    return this.api.post('/meetings', content, { idempotencyKey });
  }

  changeMeeting(id: string, content: NewMeeting, ifMatch: number): Promise<Meeting> {
    return this.api.patch(`/meetings/${id}`, content, { ifMatch });
  }
}
