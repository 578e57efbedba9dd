import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessGuard } from './access.guard.ts';
import { InvitationsController } from './invitations/invitations.controller.ts';
import { PUBLIC_URL } from './invitations/link.ts';
import { MAILER, mailerOf } from './mail/mailer.ts';
import { LocalStrategy } from './session/local.strategy.ts';
import { CalendarFeedController } from './calendar-feed/calendar-feed.controller.ts';
import { ProfileController } from './session/profile.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { UsersController } from './users/users.controller.ts';
import { WorkInterceptor } from './work.interceptor.ts';

export interface AccessOptions {
  /** Where people reach the portal, for links in mails. */
  publicUrl: string;
  /** The mail server; without one no mail is sent. */
  smtpUrl?: string | undefined;
  mailFrom?: string | undefined;
}

@Module({
  imports: [PassportModule],
  controllers: [SessionController, ProfileController, CalendarFeedController, UsersController, InvitationsController],
  providers: [LocalStrategy, { provide: APP_GUARD, useClass: AccessGuard }, { provide: APP_INTERCEPTOR, useClass: WorkInterceptor }],
})
export class AccessModule {
  static with({ publicUrl, smtpUrl, mailFrom = 'Suivi <no-reply@suivi.example>' }: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      // Whoever writes a link or a mail needs both.
      global: true,
      exports: [PUBLIC_URL, MAILER],
      providers: [
        { provide: PUBLIC_URL, useValue: publicUrl.replace(/\/+$/, '') },
        { provide: MAILER, useValue: mailerOf(smtpUrl, mailFrom) },
      ],
    };
  }
}
