import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { audienceChangeSchema, newReviewSchema, submissionListSchema, submissionQuerySchema, submissionRecordSchema, type NewReview } from '@suivi/recommendations/domain';
import { idSchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { listSubmissions, readSubmission } from './read-submission.ts';
import { reviewSubmission, widenAudience } from './review-submission.ts';

const byId = { schema: idSchema };

@Controller('submissions')
export class SubmissionsController {
  @Get()
  @Declares({ permission: 'submissions.read', summary: 'Submissions the reader may see, oldest first', answer: submissionListSchema })
  list(@InWork() work: Work, @Query({ schema: submissionQuerySchema }) query: z.infer<typeof submissionQuerySchema>) {
    return listSubmissions(work, query);
  }

  @Get(':id')
  @Declares({ permission: 'submissions.read', summary: 'A submission with its evidence and receipt', answer: submissionRecordSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readSubmission(work, id);
  }

  @Post(':id/reviews')
  @Declares({ permission: 'submissions.review', summary: 'Return or validate a submission', answer: submissionRecordSchema, once: true, ifMatch: true })
  review(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: newReviewSchema }) review: NewReview) {
    return reviewSubmission(work, id, expected, review);
  }

  @Patch(':id/audience')
  @Declares({ permission: 'submissions.widen', summary: 'Let more people see what the State submitted', answer: submissionRecordSchema })
  widen(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: audienceChangeSchema }) { audience }: z.infer<typeof audienceChangeSchema>) {
    return widenAudience(work, id, audience);
  }
}
