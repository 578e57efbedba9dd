import { Module, type DynamicModule } from '@nestjs/common';
import { MAILER, type Mailer } from '@suivi/access/api';
import { Reminders, type Log } from './background/reminders.ts';
import { MAIL_SERVER } from './background/send.ts';
import { Worker } from './background/worker.ts';
import { CAUSES, type Cause } from './cause.ts';
import { NotificationsController } from './inbox/notifications.controller.ts';
import { PORTAL_URL } from './mail/reminder-mail.ts';
import { ReminderSettingsController } from './settings/settings.controller.ts';

export interface NotificationsOptions {
  /** What each domain has people told. */
  causes: readonly Cause[];
  /** The address under which the API logs in; background work becomes a role of its own. */
  apiUrl: string;
  /** Where people reach the portal, for links in mails that no request asked for. */
  portalUrl: string;
  mailServer: boolean;
  log: Log;
}

@Module({ controllers: [NotificationsController, ReminderSettingsController] })
export class NotificationsModule {
  static with({ causes, apiUrl, portalUrl, mailServer, log }: NotificationsOptions): DynamicModule {
    return {
      module: NotificationsModule,
      global: true,
      providers: [
        { provide: CAUSES, useValue: causes },
        { provide: PORTAL_URL, useValue: portalUrl },
        { provide: MAIL_SERVER, useValue: mailServer },
        {
          provide: Reminders,
          inject: [MAILER],
          useFactory: (mail: Mailer) => new Reminders({ worker: new Worker(apiUrl, (error) => log.warn({ err: error }, 'a connection of background work broke')), causes, mail, portalUrl }, log, mailServer),
        },
      ],
      exports: [CAUSES, PORTAL_URL],
    };
  }
}
