import { Injectable, inject } from '@angular/core';
import type { Meeting, meetingListSchema, NewMeeting } from '@suivi/meetings/domain';
import type { Overview } from '@suivi/reports/domain';
import { Api } from '@suivi/shared/web';
import type { z } from 'zod';
import type { OverviewFilters } from './overview/overview-address.ts';

/** The routes of the overview and of meetings, one method each. */
@Injectable({ providedIn: 'root' })
export class ReportsApi {
  private readonly api = inject(Api);

  overview(filters: OverviewFilters): Promise<Overview> {
    return this.api.get('/overview', { ...filters });
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
