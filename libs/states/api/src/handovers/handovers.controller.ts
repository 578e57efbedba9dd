import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { Declares, InWork, linkOf, MAILER, PUBLIC_URL, Work, type Mailer } from '@suivi/access/api';
import { idSchema, isRefusal, pageQuerySchema } from '@suivi/shared/domain';
import { handoverListSchema, handoverPeopleSchema, handoverRequestSchema, handoverSchema, sentHandoverSchema, type HandoverRequest } from '@suivi/states/domain';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { acceptHandover, cancelHandover } from './end-handover.ts';
import { handoverMail } from './handover-mail.ts';
import { listHandovers } from './list-handovers.ts';
import { listHandoverPeople } from './list-people.ts';
import { startHandover } from './start-handover.ts';

const byId = { schema: idSchema };

@Controller('handovers')
export class HandoversController {
  constructor(
    @Inject(MAILER) private readonly mail: Mailer,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get()
  @Declares({ permission: 'handovers.read', summary: 'Handovers between focal points, newest first', answer: handoverListSchema })
  list(@InWork() work: Work, @Query({ schema: pageQuerySchema }) page: z.infer<typeof pageQuerySchema>) {
    return listHandovers(work, page);
  }

  @Get('people')
  @Declares({ permission: 'handovers.start', summary: 'Who may hand over, and which colleague may take over', answer: handoverPeopleSchema })
  people(@InWork() work: Work) {
    return listHandoverPeople(work);
  }

  /** As with an invitation: the mail goes out once the handover is written, and one whose mail is lost still has its link. */
  @Post()
  @Declares({ permission: 'handovers.start', summary: 'Hand the office of focal point over; the predecessor stays in office until the successor has accepted', answer: sentHandoverSchema })
  async start(@InWork() work: Work, @Body({ schema: handoverRequestSchema }) wanted: HandoverRequest, @Req() request: FastifyRequest) {
    const started = await startHandover(work, wanted);
    if (isRefusal(started)) return started;
    await work.commit();
    const link = started.token ? linkOf(this.publicUrl, started.token) : null;
    const failure = await this.mail(handoverMail(started, wanted.note, link ?? `${this.publicUrl}/handover`));
    if (failure !== null) request.log.warn({ handover: started.handover.id, failure }, 'the mail of a handover was not sent');
    return { ...started.handover, link, mailSent: failure === null };
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Declares({ permission: 'handovers.start', summary: 'Take back a handover that nobody accepted', answer: handoverSchema })
  cancel(@InWork() work: Work, @Param('id', byId) id: string) {
    return cancelHandover(work, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Declares({ permission: 'handovers.accept', summary: "Take over as focal point: a contributor who was asked; the predecessor's office ends", answer: handoverSchema })
  accept(@InWork() work: Work, @Param('id', byId) id: string) {
    return acceptHandover(work, id, new Date().toISOString().slice(0, 10));
  }
}
