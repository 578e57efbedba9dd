import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { sessionSchema, signInSchema, type Session, type SignIn } from '@suivi/access/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Declares } from '../declares.ts';
import { InWork } from '../request.ts';
import { sessionHashOf, takeCookie } from '../session-cookie.ts';
import { Work } from '../work.ts';
import { LocalAuthGuard } from './local-auth.guard.ts';
import type { SignedIn } from './local.strategy.ts';
import { openSession } from './open-session.ts';
import { readSession } from './read-session.ts';

@Controller('session')
export class SessionController {
  constructor(private readonly source: DataSource) {}

  @Post()
  @HttpCode(200)
  @UseGuards(LocalAuthGuard)
  @Declares({ permission: 'open', summary: 'Sign in; the session id is renewed', answer: sessionSchema })
  signIn(
    @Body({ schema: signInSchema }) _signIn: SignIn,
    @Req() request: FastifyRequest & { user: SignedIn },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return openSession(this.source, request, reply, request.user.userId, request.user.counted);
  }

  @Get()
  @Declares({ permission: 'profile.read', summary: 'Who is signed in', answer: sessionSchema })
  read(@InWork() work: Work): Promise<Session> {
    return readSession(work);
  }

  @Delete()
  @HttpCode(204)
  @Declares({ permission: 'open', summary: 'Sign out' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const hash = sessionHashOf(request);
    if (hash) await this.source.query('SELECT session_close($1)', [hash]);
    takeCookie(request, reply);
  }
}
