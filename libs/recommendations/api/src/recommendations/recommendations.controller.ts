import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import {
  adoptionSchema,
  amendmentSchema,
  newRecommendationSchema,
  recommendationChangeSchema,
  recommendationListSchema,
  recommendationQuerySchema,
  recommendationSchema,
  type NewRecommendation,
  type RecommendationQuery,
} from '@suivi/recommendations/domain';
import { idSchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { adoptRecommendation, amendRecommendation } from './adopt-recommendation.ts';
import { listRecommendations } from './list-recommendations.ts';
import { readRecommendation } from './read-recommendation.ts';
import { changeRecommendation, draftRecommendation } from './write-recommendation.ts';

const byId = { schema: idSchema };

@Controller('recommendations')
export class RecommendationsController {
  @Get()
  @Declares({ permission: 'recommendations.read', summary: 'Recommendations with the commitments the reader may see, filtered and sorted', answer: recommendationListSchema })
  list(@InWork() work: Work, @Query({ schema: recommendationQuerySchema }) query: RecommendationQuery) {
    return listRecommendations(work, query);
  }

  @Get(':id')
  @Declares({ permission: 'recommendations.read', summary: 'A recommendation with its versions', answer: recommendationSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readRecommendation(work, id);
  }

  @Get(':id/journal')
  @Declares({ permission: 'recommendations.history', summary: 'What happened to a recommendation, by whom: drafting, adoption, amendments', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', byId) id: string) {
    return readHistory(work, 'recommendations', id);
  }

  @Post()
  @Declares({ permission: 'recommendations.draft', summary: 'Draft a recommendation', answer: recommendationSchema, once: true })
  draft(@InWork() work: Work, @Body({ schema: newRecommendationSchema }) content: NewRecommendation) {
    return draftRecommendation(work, content);
  }

  @Patch(':id')
  @Declares({ permission: 'recommendations.draft', summary: 'Change a draft', answer: recommendationSchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: recommendationChangeSchema }) change: z.infer<typeof recommendationChangeSchema>) {
    return changeRecommendation(work, id, expected, change as Partial<NewRecommendation>);
  }

  @Post(':id/adopt')
  @HttpCode(200)
  @Declares({ permission: 'recommendations.adopt', summary: 'Adopt a draft: the text is locked, each State has its commitment', answer: recommendationSchema, once: true, ifMatch: true })
  adopt(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: adoptionSchema }) adoption: z.infer<typeof adoptionSchema>) {
    return adoptRecommendation(work, id, expected, adoption);
  }

  @Post(':id/versions')
  @Declares({ permission: 'recommendations.amend', summary: 'Amend an adopted text by a new version', answer: recommendationSchema, once: true, ifMatch: true })
  amend(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: amendmentSchema }) amendment: z.infer<typeof amendmentSchema>) {
    return amendRecommendation(work, id, expected, amendment);
  }
}
