import { Controller, Get, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { journalListSchema, journalVerificationSchema } from '@suivi/journal/domain';
import { pageQuerySchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { listJournal } from './list-journal.ts';

@Controller('journal')
export class JournalController {
  @Get()
  @Declares({ permission: 'journal.read', summary: 'Who signed in, was invited, or asked for what is not hers; newest first', answer: journalListSchema })
  list(@InWork() work: Work, @Query({ schema: pageQuerySchema }) page: z.infer<typeof pageQuerySchema>) {
    return listJournal(work, page);
  }

  @Get('verification')
  @Declares({ permission: 'journal.read', summary: 'Whether the whole chain of the journal is intact, recomputed', answer: journalVerificationSchema })
  verify(@InWork() work: Work) {
    return work.row(`SELECT intact, entries::integer, first_broken::integer AS "firstBroken" FROM journal_verify()`);
  }
}
