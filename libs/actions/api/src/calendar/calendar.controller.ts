import { Controller, Get, Inject, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { addressKeyOf, Declares, hashOf, PUBLIC_URL, Work } from '@suivi/access/api';
import { ProblemException, sha256 } from '@suivi/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { calendarOf } from './calendar-of.ts';
import { readCalendar } from './read-calendar.ts';

const MEDIA_TYPE = 'text/calendar; charset=utf-8';

/** The calendar that a program on a telephone or a computer reads by itself, with a secret in its address instead of a session. */
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly source: DataSource,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get(':file')
  @Declares({ permission: 'open', summary: 'What concerns the owner of a secret calendar address: deadlines, actions and meetings (iCalendar, RFC 5545)', binary: ['text/calendar'] })
  async read(@Param('file', { schema: z.string().max(100) }) file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile | undefined> {
    const entered = await Work.enterFeed(this.source, hashOf(file.replace(/\.ics$/, '')));
    if (!entered) throw await this.refusal(request);
    const { work, reader } = entered;
    try {
      const calendar = calendarOf(await readCalendar(work), reader, this.publicUrl);
      const tag = `W/"${sha256(calendar).slice(0, 32)}"`;
      // Kept by the program that asked and by nothing on the way, and asked for again each time: a role may have ended since.
      void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
      if (request.headers['if-none-match'] === tag) return void reply.status(304);
      return new StreamableFile(Buffer.from(calendar), { type: MEDIA_TYPE, disposition: 'inline; filename="suivi.ics"' });
    } finally {
      await work.commit();
    }
  }

  /**
   * A secret of 256 random bits is not guessed; whoever tries is slowed down all the same. Only unknown addresses are: a program that goes
   * on asking for one that was ended must not stop the calendars of a whole office behind the same connection.
   */
  private async refusal(request: FastifyRequest): Promise<ProblemException> {
    const [{ seconds }] = (await this.source.query('SELECT feed_refused($1) AS seconds', [`calendar-${addressKeyOf(request)}`])) as [{ seconds: number }];
    return seconds > 0 ? new ProblemException('too_many_attempts', { retryAfterSeconds: seconds }) : new ProblemException('not_found');
  }
}
