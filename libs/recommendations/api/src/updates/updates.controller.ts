import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { FILES_DIR } from '@suivi/evidence/api';
import { validityChangeSchema, type ValidityChange } from '@suivi/evidence/domain';
import { receiptSchema, updateContentSchema, updateSchema, type UpdateContent } from '@suivi/recommendations/domain';
import { idSchema } from '@suivi/shared/domain';
import { alignEvidence } from './align-evidence.ts';
import { discardUpdate, handOver, saveUpdate } from './edit-update.ts';
import { mendEvidence } from './mend-evidence.ts';
import { readUpdate } from './read-update.ts';
import { submitUpdate, withdrawUpdate } from './submit-update.ts';

const byId = { schema: idSchema };

@Controller('updates')
export class UpdatesController {
  constructor(@Inject(FILES_DIR) private readonly filesDir: string) {}

  @Get(':id')
  @Declares({ permission: 'updates.read', summary: "The State's working copy of an update", answer: updateSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readUpdate(work, id);
  }

  @Patch(':id')
  @Declares({ permission: 'updates.draft', summary: 'Save the working copy', answer: updateSchema, ifMatch: true })
  save(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: updateContentSchema }) content: UpdateContent) {
    return saveUpdate(work, id, expected, content);
  }

  @Delete(':id')
  @HttpCode(204)
  @Declares({ permission: 'updates.draft', summary: 'Throw a draft away' })
  discard(@InWork() work: Work, @Param('id', byId) id: string) {
    return discardUpdate(work, this.filesDir, id);
  }

  @Post(':id/align-evidence')
  @HttpCode(200)
  @Declares({ permission: 'updates.draft', summary: 'Show the evidence of an update to all who will see the update', answer: updateSchema, ifMatch: true })
  alignEvidence(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return alignEvidence(work, id, expected);
  }

  @Patch(':id/evidence/:piece')
  @Declares({ permission: 'updates.draft', summary: "Say until when a piece of evidence is valid; `If-Match` is the update's version", answer: updateSchema, ifMatch: true })
  mendEvidence(@InWork() work: Work, @Param('id', byId) id: string, @Param('piece', byId) piece: string, @IfMatch() expected: number, @Body({ schema: validityChangeSchema }) change: ValidityChange) {
    return mendEvidence(work, id, piece, expected, change);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Declares({ permission: 'updates.draft', summary: 'Tell the focal point that a draft is ready', answer: updateSchema })
  handOver(@InWork() work: Work, @Param('id', byId) id: string) {
    return handOver(work, id);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Declares({ permission: 'updates.submit', summary: 'Submit an update; the answer is the receipt', answer: receiptSchema, once: true, ifMatch: true })
  submit(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return submitUpdate(work, id, expected);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Declares({ permission: 'updates.withdraw', summary: 'Take a submission back before it is decided', answer: updateSchema })
  withdraw(@InWork() work: Work, @Param('id', byId) id: string) {
    return withdrawUpdate(work, id);
  }
}
