import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { mailHealthSchema, reminderSettingsChangeSchema, reminderSettingsSchema, undeliveredMailsSchema, type ReminderSettingsChange } from '@suivi/notifications/domain';
import { CAUSES, type Cause } from '../cause.ts';
import { MAIL_SERVER } from '../background/send.ts';
import { readSettings, saveSettings } from './settings.ts';

const UNDELIVERED = `
  SELECT jsonb_build_object('name', u.name, 'stateCode', ms.state_code, 'state', m.state, 'failure', m.failure, 'at', m.finished_at) AS mail FROM mails m JOIN users u ON u.id = m.user_id JOIN memberships ms ON ms.user_id = m.user_id AND ms.programme_id = m.programme_id
  WHERE m.programme_id = $1 AND m.created_at > now() - interval '30 days' AND m.state IN ('refused', 'failed', 'uncertain') ORDER BY m.created_at DESC LIMIT 100`;

@Controller()
export class ReminderSettingsController {
  constructor(
    @Inject(CAUSES) private readonly causes: readonly Cause[],
    @Inject(MAIL_SERVER) private readonly mailServer: boolean,
  ) {}

  @Get('reminder-settings')
  @Declares({ permission: 'profile.read', summary: 'How and when the reader wants to be told', answer: reminderSettingsSchema })
  read(@InWork() work: Work) {
    return readSettings(work, this.causes);
  }

  @Put('reminder-settings')
  @Declares({ permission: 'profile.edit', summary: 'Choose how and when to be told', answer: reminderSettingsSchema, ifMatch: true })
  save(@InWork() work: Work, @IfMatch() expected: number, @Body({ schema: reminderSettingsChangeSchema }) change: ReminderSettingsChange) {
    return saveSettings(work, this.causes, expected, change);
  }

  @Get('undelivered-mails')
  @Declares({ permission: 'reporting.read', summary: 'Mails of the last thirty days that surely or perhaps did not arrive, newest first, at most 100', answer: undeliveredMailsSchema })
  async undelivered(@InWork() work: Work) {
    return { items: (await work.rows<{ mail: unknown }>(UNDELIVERED, [work.actor.programmeId])).map(({ mail }) => mail) };
  }

  @Get('mail-health')
  @Declares({ permission: 'system.read', summary: 'How mails fared in the last seven days, in numbers', answer: mailHealthSchema })
  async health(@InWork() work: Work) {
    return { mailServer: this.mailServer, states: await work.rows('SELECT state, mails FROM mail_health() ORDER BY state') };
  }
}
