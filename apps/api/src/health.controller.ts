import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { Declares } from '@suivi/access/api';
import { ProblemException } from '@suivi/shared/api';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const healthSchema = z.object({ status: z.literal('ok') });

@Controller({ path: '/', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(private readonly source: DataSource) {}

  @Get('health')
  @Declares({ permission: 'open', summary: 'Whether the process is alive', answer: healthSchema })
  alive() {
    return { status: 'ok' };
  }

  /** The portal listens only once migrations have run, so a database that answers is all that is left to ask. */
  @Get('ready')
  @Declares({ permission: 'open', summary: 'Whether the database can be reached and its migrations have run', answer: healthSchema })
  async ready() {
    await this.source.query('SELECT 1').catch(() => {
      throw new ProblemException('database_away', { retryAfterSeconds: 5 });
    });
    return { status: 'ok' };
  }
}
