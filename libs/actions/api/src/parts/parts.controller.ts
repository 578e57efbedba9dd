import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { actionSchema, newResponseSchema, partChangeSchema, type NewResponse, type PartChange } from '@suivi/actions/domain';
import { startUpdateOn } from '@suivi/recommendations/api';
import { newUpdateSchema, updateSchema, type NewUpdate } from '@suivi/recommendations/domain';
import { idSchema, refuse } from '@suivi/shared/domain';
import { readAction } from '../actions/read-action.ts';
import { answerProposal } from './answer-proposal.ts';
import { changePart } from './change-part.ts';

const byId = { schema: idSchema };

/** The own State's part of an action: nobody answers or reports for another. */
@Controller('actions/:id')
export class PartsController {
  @Post('responses')
  @HttpCode(200)
  @Declares({ permission: 'actions.answer', summary: 'Accept the own part, propose a change, or decline', answer: actionSchema, once: true })
  answer(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: newResponseSchema }) response: NewResponse) {
    return answerProposal(work, id, response);
  }

  @Patch('part')
  @Declares({ permission: 'actions.answer', summary: "Change the State's own part; `If-Match` is the part's version", answer: actionSchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: partChangeSchema }) change: PartChange) {
    return changePart(work, id, expected, change);
  }

  @Post('updates')
  @Declares({ permission: 'updates.draft', summary: "Start an update on the State's own part", answer: updateSchema, once: true })
  async startUpdate(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: newUpdateSchema }) content: NewUpdate) {
    const { phase, parts } = await readAction(work, id);
    const part = parts.find(({ stateCode }) => stateCode === work.actor.state);
    if (part && phase === 'cancelled') return refuse('action_cancelled');
    return part ? startUpdateOn(work, { kind: 'action', id }, part, content) : refuse('forbidden');
  }
}
