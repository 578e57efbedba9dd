import { Controller, Get, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { eventQuerySchema } from '@suivi/comments/domain';
import { instantSchema } from '@suivi/shared/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { LiveStream } from './live-stream.ts';
import { LiveStreams } from './live-streams.ts';

@Controller('events')
export class EventsController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @Declares({ permission: 'comments.read', summary: 'Server-sent events: `comments` whenever something that you may read changed on the record; ask `GET /comments?since=` what', binary: ['text/event-stream'] })
  async listen(
    @InWork() work: Work,
    @Query({ schema: eventQuerySchema }) { kind, subject }: z.infer<typeof eventQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const stream = new LiveStream(work.sessionHash, work.actor.userId, { kind, id: subject });
    const known = instantSchema.safeParse(request.headers['last-event-id']);
    await this.streams.add(stream, work, known.success ? known.data : null);
    // Compressed or gathered on the way, an event would come late; and a portal that stops waits for no connection that only listened.
    void reply.header('cache-control', 'no-store, no-transform').header('x-accel-buffering', 'no').header('connection', 'close');
    return new StreamableFile(stream.output, { type: 'text/event-stream; charset=utf-8' });
  }
}
