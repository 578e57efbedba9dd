import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { newReportReviewSchema, reportSubmissionListSchema, reportSubmissionQuerySchema, reportSubmissionSchema, type NewReportReview, type ReportSubmissionQuery } from '@suivi/national-reports/domain';
import { keySchema } from '@suivi/questionnaires/domain';
import { audienceChangeSchema } from '@suivi/recommendations/domain';
import { idSchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { listReportSubmissions, readReportSubmission } from './read-report-submission.ts';
import { reviewReport, widenSection } from './review-report.ts';

const byId = { schema: idSchema };

@Controller('report-submissions')
export class ReportSubmissionsController {
  @Get()
  @Declares({ permission: 'reports.read', summary: 'National reports as they were submitted, as far as they are shown to the reader, the latest first', answer: reportSubmissionListSchema })
  list(@InWork() work: Work, @Query({ schema: reportSubmissionQuerySchema }) query: ReportSubmissionQuery) {
    return listReportSubmissions(work, query);
  }

  @Get(':id')
  @Declares({ permission: 'reports.read', summary: 'A national report as it was submitted, with the sections shown to the reader', answer: reportSubmissionSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readReportSubmission(work, id);
  }

  @Post(':id/reviews')
  @Declares({ permission: 'reports.review', summary: 'Return a report, question by question, or validate it with the stages that were found', answer: reportSubmissionSchema, once: true, ifMatch: true })
  review(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: newReportReviewSchema }) review: NewReportReview) {
    return reviewReport(work, id, expected, review);
  }

  @Patch(':id/sections/:section/audience')
  @Declares({ permission: 'reports.submit', summary: 'Let more people see a section of what the State submitted', answer: reportSubmissionSchema })
  widen(@InWork() work: Work, @Param('id', byId) id: string, @Param('section', { schema: keySchema }) section: string, @Body({ schema: audienceChangeSchema }) { audience }: z.infer<typeof audienceChangeSchema>) {
    return widenSection(work, id, section, audience);
  }
}
