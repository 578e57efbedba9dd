import { Controller, Get, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { delegationFileQuerySchema, delegationFileSchema } from '@suivi/reports/domain';
import { isRefusal } from '@suivi/shared/domain';
import type { z } from 'zod';
import { readDelegationFile } from './read-delegation-file.ts';

@Controller('delegation-file')
export class DelegationFileController {
  @Get()
  @Declares({ permission: 'delegation_file.read', summary: "All of a delegation's business: what it inherits, owes, promised and disputes, and who is who", answer: delegationFileSchema })
  async read(@InWork() work: Work, @Query({ schema: delegationFileQuerySchema }) { state }: z.infer<typeof delegationFileQuerySchema>) {
    const found = await readDelegationFile(work, state);
    return isRefusal(found) ? found : found.file;
  }
}
