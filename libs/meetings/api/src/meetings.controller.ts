import { Controller, Get, Param } from '@nestjs/common';
import { Declares, InWork, outOfReach, Work } from '@suivi/access/api';
import { meetingListSchema, meetingSchema, type Meeting } from '@suivi/meetings/domain';
import { idSchema } from '@suivi/shared/domain';

const MEETINGS = `SELECT jsonb_build_object('id', m.id, 'code', m.code, 'kind', m.kind, 'name', m.name, 'place', m.place, 'stateCode', m.state_code, 'startsOn', m.starts_on, 'endsOn', m.ends_on,
  'participantsTotal', m.participants_total, 'participantsWomen', m.participants_women, 'summary', m.summary, 'sourceUrl', m.source_url, 'followsId', m.follows_id,
  'recommendationCount', (SELECT count(*) FROM recommendations r WHERE r.meeting_id = m.id)) AS meeting FROM meetings m`;

@Controller('meetings')
export class MeetingsController {
  @Get()
  @Declares({ permission: 'meetings.read', summary: 'Workshops and follow-up meetings, newest first', answer: meetingListSchema })
  async list(@InWork() work: Work) {
    const rows = await work.rows<{ meeting: Meeting }>(`${MEETINGS} WHERE m.programme_id = $1 ORDER BY m.starts_on DESC`, [work.actor.programmeId]);
    return { items: rows.map(({ meeting }) => meeting), nextCursor: null, total: rows.length };
  }

  @Get(':id')
  @Declares({ permission: 'meetings.read', summary: 'A meeting', answer: meetingSchema })
  async read(@InWork() work: Work, @Param('id', { schema: idSchema }) id: string): Promise<Meeting> {
    const found = await work.row<{ meeting: Meeting }>(`${MEETINGS} WHERE m.programme_id = $1 AND m.id = $2`, [work.actor.programmeId, id]);
    return found ? found.meeting : outOfReach(work, 'meetings', id);
  }
}
