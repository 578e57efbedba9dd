import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import {
  actionListSchema,
  actionPlanSchema,
  actionQuerySchema,
  actionSchema,
  cancellationSchema,
  newActionSchema,
  postponementRequestSchema,
  type ActionPlan,
  type ActionQuery,
  type NewAction,
} from '@suivi/actions/domain';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import { idSchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { listActions } from './list-actions.ts';
import { readAction } from './read-action.ts';
import { activateAction, cancelAction, changeAction, discardAction, draftAction, postponeAction } from './write-action.ts';

const byId = { schema: idSchema };

@Controller('actions')
export class ActionsController {
  @Get()
  @Declares({ permission: 'actions.read', summary: 'Follow-up actions with the parts the reader may see, filtered and sorted', answer: actionListSchema })
  list(@InWork() work: Work, @Query({ schema: actionQuerySchema }) query: ActionQuery) {
    return listActions(work, query);
  }

  @Post()
  @Declares({ permission: 'actions.propose', summary: 'Draft an action', answer: actionSchema, once: true })
  draft(@InWork() work: Work, @Body({ schema: newActionSchema }) action: NewAction) {
    return draftAction(work, action);
  }

  @Get(':id')
  @Declares({ permission: 'actions.read', summary: 'An action with its parts and their timelines', answer: actionSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readAction(work, id);
  }

  @Patch(':id')
  @Declares({ permission: 'actions.edit', summary: 'Change what is proposed; States that accepted something else are asked again', answer: actionSchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: actionPlanSchema }) plan: ActionPlan) {
    return changeAction(work, id, expected, plan);
  }

  @Delete(':id')
  @HttpCode(204)
  @Declares({ permission: 'actions.edit', summary: 'Throw a draft away' })
  discard(@InWork() work: Work, @Param('id', byId) id: string) {
    return discardAction(work, id);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Declares({ permission: 'actions.propose', summary: 'Begin a national action, or propose a joint one to the other States', answer: actionSchema, once: true, ifMatch: true })
  activate(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return activateAction(work, id, expected);
  }

  @Post(':id/postponements')
  @Declares({ permission: 'actions.edit', summary: 'Move the due date, with a reason', answer: actionSchema, once: true, ifMatch: true })
  postpone(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: postponementRequestSchema }) to: z.infer<typeof postponementRequestSchema>) {
    return postponeAction(work, id, expected, to);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Declares({ permission: 'actions.edit', summary: 'Cancel an action, with a reason', answer: actionSchema, once: true, ifMatch: true })
  cancel(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: cancellationSchema }) { reason }: z.infer<typeof cancellationSchema>) {
    return cancelAction(work, id, expected, reason);
  }

  @Get(':id/journal')
  @Declares({ permission: 'actions.history', summary: 'What happened to an action, by whom', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', byId) id: string) {
    return readHistory(work, 'actions', id);
  }
}
