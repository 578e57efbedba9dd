import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { PORTAL_URL } from '@suivi/notifications/api';
import {
  newReportRequestSchema,
  reportingGapsSchema,
  reportingPreviewSchema,
  reportingQuerySchema,
  reportRequestListSchema,
  reportRequestSchema,
  type NewReportRequest,
  type ReportingQuery,
} from '@suivi/reports/domain';
import { idSchema, isRefusal, pageQuerySchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { prepareRequest } from './preview-request.ts';
import { readGaps } from './read-gaps.ts';
import { listRequests, readRequest } from './read-requests.ts';
import { sendRequest } from './send-request.ts';

@Controller()
export class ReportingController {
  constructor(@Inject(PORTAL_URL) private readonly portalUrl: string) {}

  @Get('reporting-gaps')
  @Declares({ permission: 'reporting.read', summary: 'Who has not reported, by meeting, State and institution', answer: reportingGapsSchema })
  gaps(@InWork() work: Work, @Query({ schema: reportingQuerySchema }) query: ReportingQuery) {
    return readGaps(work, query);
  }

  @Get('report-requests')
  @Declares({ permission: 'reporting.read', summary: 'Reminders to report that were sent, newest first', answer: reportRequestListSchema })
  list(@InWork() work: Work, @Query({ schema: pageQuerySchema }) page: z.infer<typeof pageQuerySchema>) {
    return listRequests(work, page);
  }

  @Post('report-requests/preview')
  @HttpCode(200)
  @Declares({ permission: 'reporting.remind', summary: 'What a reminder to report would say, word for word, and to whom', answer: reportingPreviewSchema })
  async preview(@InWork() work: Work, @Body({ schema: reportingQuerySchema }) query: ReportingQuery) {
    const prepared = await prepareRequest(work, this.portalUrl, query);
    return isRefusal(prepared) ? prepared : prepared.preview;
  }

  @Post('report-requests')
  @Declares({ permission: 'reporting.remind', summary: 'Send the reminder that was previewed', answer: reportRequestSchema, once: true })
  send(@InWork() work: Work, @Body({ schema: newReportRequestSchema }) wanted: NewReportRequest) {
    return sendRequest(work, this.portalUrl, wanted);
  }

  @Get('report-requests/:id')
  @Declares({ permission: 'reporting.read', summary: 'A reminder with what became of it, person by person', answer: reportRequestSchema })
  read(@InWork() work: Work, @Param('id', { schema: idSchema }) id: string) {
    return readRequest(work, id);
  }
}
