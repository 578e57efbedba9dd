import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { mailHealthSchema, reminderSettingsChangeSchema, reminderSettingsSchema, type ReminderSettingsChange } from '@suivi/notifications/domain';
import { CAUSES, type Cause } from '../cause.ts';
import { MAIL_SERVER } from '../background/send.ts';
import { readSettings, saveSettings } from './settings.ts';

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

  @Get('mail-health')
  @Declares({ permission: 'system.read', summary: 'How mails fared in the last seven days, in numbers', answer: mailHealthSchema })
  async health(@InWork() work: Work) {
    return { mailServer: this.mailServer, states: await work.rows('SELECT state, mails FROM mail_health() ORDER BY state') };
  }
}
