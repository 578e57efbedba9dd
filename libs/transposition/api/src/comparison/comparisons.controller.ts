import { Controller, Get, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { comparisonQuerySchema, comparisonSchema, comparisonSubjectQuerySchema, comparisonSubjectsSchema, type ComparisonQuery, type ComparisonSubjectQuery } from '@suivi/transposition/domain';
import { compareInRounds } from './compare-in-rounds.ts';
import { compareCommitments } from './compare-commitments.ts';
import { listSubjects } from './list-subjects.ts';

@Controller('comparisons')
export class ComparisonsController {
  @Get()
  @Declares({ permission: 'comparisons.read', summary: 'Two or three States side by side on the same article, question or recommendation, as far as the reader may see them', answer: comparisonSchema })
  compare(@InWork() work: Work, @Query({ schema: comparisonQuerySchema }) query: ComparisonQuery) {
    return query.kind === 'recommendation' ? compareCommitments(work, query) : compareInRounds(work, query);
  }

  @Get('subjects')
  @Declares({ permission: 'comparisons.read', summary: 'The questions that rounds have asked, or the recommendations, on which States can be compared', answer: comparisonSubjectsSchema })
  subjects(@InWork() work: Work, @Query({ schema: comparisonSubjectQuerySchema }) query: ComparisonSubjectQuery) {
    return listSubjects(work, query);
  }
}
