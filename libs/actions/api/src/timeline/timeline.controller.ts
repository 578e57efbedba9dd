import { Controller, Get, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { actionWorkSchema, timelineQuerySchema, timelineSchema, type TimelineQuery } from '@suivi/actions/domain';
import { readActionWork } from '../work/read-action-work.ts';
import { readTimeline } from './read-timeline.ts';

/** What is when: across actions, commitments and meetings. */
@Controller()
export class TimelineController {
  @Get('work/actions')
  @Declares({ permission: 'actions.read', summary: 'Actions that wait for the reader: late, due, to answer, contested, drafted', answer: actionWorkSchema })
  readWork(@InWork() work: Work) {
    return readActionWork(work);
  }

  @Get('timeline')
  @Declares({ permission: 'actions.read', summary: 'Actions, deadlines and meetings in a window of time', answer: timelineSchema })
  read(@InWork() work: Work, @Query({ schema: timelineQuerySchema }) query: TimelineQuery) {
    return readTimeline(work, query);
  }
}
