import { Injectable, inject } from '@angular/core';
import type { UndeliveredMails } from '@suivi/notifications/domain';
import type { NewReportRequest, ReportingGaps, ReportingPreview, ReportingQuery, ReportRequest, reportRequestListSchema } from '@suivi/reports/domain';
import { Api } from '@suivi/shared/web';
import type { z } from 'zod';

/** The routes of who has not reported and of the reminders to, one method each. */
@Injectable({ providedIn: 'root' })
export class ReportingApi {
  private readonly api = inject(Api);

  gaps(query: ReportingQuery): Promise<ReportingGaps> {
    return this.api.get('/reporting-gaps', { ...query });
  }

  preview(query: ReportingQuery): Promise<ReportingPreview> {
    return this.api.post('/report-requests/preview', query);
  }

  send(request: NewReportRequest, idempotencyKey: string): Promise<ReportRequest> {
    return this.api.post('/report-requests', request, { idempotencyKey });
  }

  requests(): Promise<z.infer<typeof reportRequestListSchema>> {
    return this.api.get('/report-requests');
  }

  request(id: string): Promise<ReportRequest> {
    return this.api.get(`/report-requests/${id}`);
  }

  undelivered(): Promise<UndeliveredMails> {
    return this.api.get('/undelivered-mails');
  }
}
