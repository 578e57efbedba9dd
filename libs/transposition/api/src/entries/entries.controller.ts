import { Controller, Get, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { entryQuerySchema, goodPracticeListSchema, needListSchema, type EntryQuery } from '@suivi/transposition/domain';
import { listGoodPractices, listNeeds } from './list-entries.ts';

@Controller()
export class EntriesController {
  @Get('good-practices')
  @Declares({ permission: 'good_practices.read', summary: "Good practices that other States offer, first those on articles that the reader's State has not in its law yet", answer: goodPracticeListSchema })
  practices(@InWork() work: Work, @Query({ schema: entryQuerySchema }) query: EntryQuery) {
    return listGoodPractices(work, query);
  }

  @Get('needs')
  @Declares({ permission: 'needs.read', summary: 'Needs for technical assistance over States, as far as the reader may see them, the latest first', answer: needListSchema })
  needs(@InWork() work: Work, @Query({ schema: entryQuerySchema }) query: EntryQuery) {
    return listNeeds(work, query);
  }
}
