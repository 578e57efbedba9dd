import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import {
  commitmentChangeSchema,
  commitmentListSchema,
  commitmentQuerySchema,
  commitmentSchema,
  newUpdateSchema,
  updateSchema,
  type CommitmentChange,
  type CommitmentQuery,
  type NewUpdate,
} from '@suivi/recommendations/domain';
import { idSchema } from '@suivi/shared/domain';
import { startUpdate } from '../updates/start-update.ts';
import { changeCommitment } from './change-commitment.ts';
import { listCommitments } from './list-commitments.ts';
import { readCommitment } from './read-commitment.ts';

const byId = { schema: idSchema };

@Controller('commitments')
export class CommitmentsController {
  @Get()
  @Declares({ permission: 'commitments.read', summary: 'Commitments the reader may see, each named by its recommendation, filtered and sorted', answer: commitmentListSchema })
  list(@InWork() work: Work, @Query({ schema: commitmentQuerySchema }) query: CommitmentQuery) {
    return listCommitments(work, query);
  }

  @Get(':id')
  @Declares({ permission: 'commitments.read', summary: 'A commitment with its timeline', answer: commitmentSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readCommitment(work, id);
  }

  @Patch(':id')
  @Declares({ permission: 'commitments.edit', summary: "Change the State's side of a recommendation", answer: commitmentSchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: commitmentChangeSchema }) change: CommitmentChange) {
    return changeCommitment(work, id, expected, change);
  }

  @Get(':id/journal')
  @Declares({ permission: 'commitments.history', summary: 'What happened to a commitment, by whom', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', byId) id: string) {
    return readHistory(work, 'commitments', id);
  }

  @Post(':id/updates')
  @Declares({ permission: 'updates.draft', summary: 'Start an update', answer: updateSchema, once: true })
  startUpdate(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: newUpdateSchema }) content: NewUpdate) {
    return startUpdate(work, id, content);
  }
}
