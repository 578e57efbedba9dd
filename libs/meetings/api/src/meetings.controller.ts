import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import { meetingChangeSchema, meetingListSchema, meetingSchema, newMeetingSchema, type MeetingChange, type NewMeeting } from '@suivi/meetings/domain';
import { idSchema } from '@suivi/shared/domain';
import { changeMeeting } from './change-meeting.ts';
import { createMeeting } from './create-meeting.ts';
import { listMeetings, readMeeting } from './read-meetings.ts';

const byId = { schema: idSchema };

@Controller('meetings')
export class MeetingsController {
  @Get()
  @Declares({ permission: 'meetings.read', summary: 'Workshops, follow-up meetings and other sources of recommendations, newest first', answer: meetingListSchema })
  list(@InWork() work: Work) {
    return listMeetings(work);
  }

  @Get(':id')
  @Declares({ permission: 'meetings.read', summary: 'A meeting', answer: meetingSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readMeeting(work, id);
  }

  @Get(':id/journal')
  @Declares({ permission: 'meetings.history', summary: 'What happened to the record of a meeting, by whom', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', byId) id: string) {
    return readHistory(work, 'meetings', id);
  }

  @Post()
  @Declares({ permission: 'meetings.edit', summary: 'Enter a meeting or another source of recommendations', answer: meetingSchema, once: true })
  create(@InWork() work: Work, @Body({ schema: newMeetingSchema }) content: NewMeeting) {
    return createMeeting(work, content);
  }

  @Patch(':id')
  @Declares({ permission: 'meetings.edit', summary: 'Change a meeting', answer: meetingSchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: meetingChangeSchema }) change: MeetingChange) {
    return changeMeeting(work, id, expected, change);
  }
}
