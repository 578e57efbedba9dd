import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import { roundExtensionSchema, roundListSchema, roundPlanSchema, roundQuerySchema, roundSchema, type RoundExtension, type RoundPlan, type RoundQuery } from '@suivi/national-reports/domain';
import { idSchema } from '@suivi/shared/domain';
import { listRounds, readRound } from './read-rounds.ts';
import { changeRound, discardRound, draftRound, extendRound, openRound } from './write-round.ts';

const byId = { schema: idSchema };

@Controller('rounds')
export class RoundsController {
  @Get()
  @Declares({ permission: 'rounds.read', summary: 'Reporting rounds with where each State stands, the latest to end first', answer: roundListSchema })
  list(@InWork() work: Work, @Query({ schema: roundQuerySchema }) query: RoundQuery) {
    return listRounds(work, query);
  }

  @Post()
  @Declares({ permission: 'rounds.edit', summary: 'Draft a round', answer: roundSchema, once: true })
  draft(@InWork() work: Work, @Body({ schema: roundPlanSchema }) plan: RoundPlan) {
    return draftRound(work, plan);
  }

  @Get(':id')
  @Declares({ permission: 'rounds.read', summary: 'A reporting round with where each State stands', answer: roundSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readRound(work, id);
  }

  @Put(':id')
  @Declares({ permission: 'rounds.edit', summary: 'Change a round that is not open yet', answer: roundSchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: roundPlanSchema }) plan: RoundPlan) {
    return changeRound(work, id, expected, plan);
  }

  @Delete(':id')
  @HttpCode(204)
  @Declares({ permission: 'rounds.edit', summary: 'Throw a round away that was never opened' })
  discard(@InWork() work: Work, @Param('id', byId) id: string) {
    return discardRound(work, id);
  }

  @Post(':id/open')
  @HttpCode(200)
  @Declares({ permission: 'rounds.edit', summary: 'Open a round: its States are told, and nothing of it changes but its end', answer: roundSchema, once: true, ifMatch: true })
  open(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return openRound(work, id, expected);
  }

  @Post(':id/extensions')
  @Declares({ permission: 'rounds.edit', summary: 'Put off the end of a round, with a reason', answer: roundSchema, once: true, ifMatch: true })
  extend(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: roundExtensionSchema }) extension: RoundExtension) {
    return extendRound(work, id, expected, extension);
  }

  @Get(':id/journal')
  @Declares({ permission: 'rounds.history', summary: 'What happened to a round, by whom', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', byId) id: string) {
    return readHistory(work, 'rounds', id);
  }
}
