import { Controller, Get, Param } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { journalListSchema } from '@suivi/journal/domain';
import { idSchema } from '@suivi/shared/domain';
import { readHistory } from './read-history.ts';

/** Stands here and not beside the other routes of users: access knows nothing of the journal. */
@Controller('users')
export class UserHistoryController {
  @Get(':id/journal')
  @Declares({ permission: 'users.history', summary: 'What happened to an account: invited, accepted, closed, opened again, signed in', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', { schema: idSchema }) id: string) {
    return readHistory(work, 'users', id);
  }
}
