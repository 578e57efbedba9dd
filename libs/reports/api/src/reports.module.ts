import { Controller, Get, Module, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { overviewQuerySchema, overviewSchema } from '@suivi/reports/domain';
import type { z } from 'zod';
import { DocumentsModule } from '@suivi/shared/api';
import { DelegationFileController } from './delegation-file/delegation-file.controller.ts';
import { DelegationFilePdfController } from './delegation-file/delegation-file-pdf.controller.ts';
import { readOverview } from './read-overview.ts';
import { ReportingController } from './reporting/reporting.controller.ts';

@Controller('overview')
export class OverviewController {
  @Get()
  @Declares({ permission: 'overview.read', summary: 'What was agreed, what is done, how we know, what is next', answer: overviewSchema })
  read(@InWork() work: Work, @Query({ schema: overviewQuerySchema }) query: z.infer<typeof overviewQuerySchema>) {
    return readOverview(work, query);
  }
}

@Module({ imports: [DocumentsModule], controllers: [OverviewController, DelegationFileController, DelegationFilePdfController, ReportingController] })
export class ReportsModule {}
