import { Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { calendarFeedSchema, newCalendarFeedSchema, type CalendarFeed, type NewCalendarFeed } from '@suivi/access/domain';
import { Declares } from '../declares.ts';
import { PUBLIC_URL } from '../invitations/link.ts';
import { InWork } from '../request.ts';
import { hashOf, newToken } from '../session-cookie.ts';
import { Work } from '../work.ts';

const MADE_AT = `to_jsonb(made_at) #>> '{}' AS "madeAt"`;

/** The secret address under which a calendar program reads what concerns its owner. */
@Controller('profile/calendar-feed')
export class CalendarFeedController {
  constructor(@Inject(PUBLIC_URL) private readonly publicUrl: string) {}

  @Get()
  @Declares({ permission: 'calendar_feed.keep', summary: 'Whether the reader has a secret calendar address, and since when', answer: calendarFeedSchema })
  async read(@InWork() work: Work): Promise<CalendarFeed> {
    return (await work.row<CalendarFeed>(`SELECT ${MADE_AT} FROM calendar_feeds WHERE user_id = $1`, [work.actor.userId])) ?? { madeAt: null };
  }

  /** Not under an idempotency key: the kept answer would keep the secret. Done twice, the second address is the one that works. */
  @Post()
  @Declares({ permission: 'calendar_feed.keep', summary: 'Make a secret calendar address, in place of the one before; it is shown this once', answer: newCalendarFeedSchema })
  async renew(@InWork() work: Work): Promise<NewCalendarFeed> {
    const token = newToken();
    const { userId, programmeId } = work.actor;
    // Two statements, since nobody may read a hash, and to put one in the place of another in a single statement is to read it.
    const made =
      (await work.row<CalendarFeed>(`UPDATE calendar_feeds SET token_hash = $2, made_at = now() WHERE user_id = $1 RETURNING ${MADE_AT}`, [userId, hashOf(token)])) ??
      (await work.row<CalendarFeed>(`INSERT INTO calendar_feeds (user_id, programme_id, token_hash) VALUES ($1, $2, $3) RETURNING ${MADE_AT}`, [userId, programmeId, hashOf(token)]));
    return { madeAt: made?.madeAt ?? '', address: `${this.publicUrl}/api/v1/calendar/${token}.ics` };
  }

  @Delete()
  @HttpCode(204)
  @Declares({ permission: 'calendar_feed.keep', summary: 'End the secret calendar address' })
  async remove(@InWork() work: Work): Promise<void> {
    await work.rows('DELETE FROM calendar_feeds WHERE user_id = $1', [work.actor.userId]);
  }
}
