import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  acceptInvitationSchema,
  invitationListSchema,
  invitationPreviewSchema,
  invitationRequestSchema,
  sentInvitationSchema,
  sessionSchema,
  type AcceptInvitation,
  type InvitationRequest,
  type Session,
} from '@suivi/access/domain';
import { idSchema, isRefusal, pageQuerySchema } from '@suivi/shared/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Declares } from '../declares.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import { MAILER, type Mailer } from '../mail/mailer.ts';
import { InWork } from '../request.ts';
import { accountKeyOf, openSession } from '../session/open-session.ts';
import { Work } from '../work.ts';
import { acceptInvitation, previewInvitation } from './accept-invitation.ts';
import { invite, listInvitations, withdrawInvitation } from './invitations.ts';
import { linkOf, PUBLIC_URL } from './link.ts';

const tokenSchema = z.string().min(20).max(100);

@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly source: DataSource,
    @Inject(MAILER) private readonly mail: Mailer,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get()
  @Declares({ permission: 'users.read', summary: 'Invitations, newest first', answer: invitationListSchema })
  list(@InWork() work: Work, @Query({ schema: pageQuerySchema }) page: z.infer<typeof pageQuerySchema>) {
    return listInvitations(work, page);
  }

  /** The mail goes out once the invitation is written, and an invitation whose mail is lost still has its link. */
  @Post()
  @Declares({ permission: 'users.manage', summary: 'Invite somebody into a role; the link is shown this once', answer: sentInvitationSchema })
  async invite(@InWork() work: Work, @Body({ schema: invitationRequestSchema }) wanted: InvitationRequest, @Req() request: FastifyRequest) {
    const invited = await invite(work, wanted);
    if (isRefusal(invited)) return invited;
    await work.commit();
    const link = linkOf(this.publicUrl, invited.token);
    const { versions, original } = invited.programme;
    const { failure } = await this.mail(invitationMail({ ...wanted, link, programme: (versions[wanted.language] ?? versions[original])?.text ?? '' }));
    if (failure !== null) request.log.warn({ invitation: invited.invitation.id, failure }, 'the mail of an invitation was not sent');
    return { ...invited.invitation, link, mailSent: failure === null };
  }

  @Delete(':id')
  @HttpCode(204)
  @Declares({ permission: 'users.manage', summary: 'Take back an invitation that nobody accepted' })
  withdraw(@InWork() work: Work, @Param('id', { schema: idSchema }) id: string) {
    return withdrawInvitation(work, id);
  }

  @Get('by-token/:token')
  @Declares({ permission: 'open', summary: 'What an invitation says, to whoever holds its link', answer: invitationPreviewSchema })
  preview(@Param('token', { schema: tokenSchema }) token: string) {
    return previewInvitation(this.source, token);
  }

  @Post('accept')
  @HttpCode(200)
  @Declares({ permission: 'open', summary: 'Accept an invitation, once: choose name and password, and be signed in', answer: sessionSchema })
  async accept(@Body({ schema: acceptInvitationSchema }) acceptance: AcceptInvitation, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    const { userId, email } = await acceptInvitation(this.source, acceptance);
    return openSession(this.source, request, reply, userId, [accountKeyOf(email)]);
  }
}
