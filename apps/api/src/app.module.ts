import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule, type AccessOptions } from '@suivi/access/api';
import { ACTION_CAUSES, ActionsModule } from '@suivi/actions/api';
import { AuthoritiesModule } from '@suivi/authorities/api';
import { COMMENT_CAUSES, CommentsModule } from '@suivi/comments/api';
import { EvidenceModule } from '@suivi/evidence/api';
import { JournalModule } from '@suivi/journal/api';
import { LibraryModule } from '@suivi/library/api';
import { MeetingsModule } from '@suivi/meetings/api';
import { NATIONAL_REPORT_CAUSES, NationalReportsModule } from '@suivi/national-reports/api';
import { NotificationsModule } from '@suivi/notifications/api';
import { QuestionnairesModule } from '@suivi/questionnaires/api';
import { RECOMMENDATION_CAUSES, RecommendationsModule } from '@suivi/recommendations/api';
import { REPORT_CAUSES, ReportsModule } from '@suivi/reports/api';
import { StatesModule } from '@suivi/states/api';
import { CONTACT_CAUSES, TranspositionModule } from '@suivi/transposition/api';
import type { Logger } from 'pino';
import { HealthController } from './health.controller.ts';
import { DocsController } from './openapi/docs.controller.ts';
import { OpenApiController } from './openapi/openapi.controller.ts';

export interface AppOptions extends AccessOptions {
  /** The address under which the API logs in. */
  apiUrl: string;
  /** Where files are kept. */
  dataDir: string;
  poolSize?: number;
  logger: Logger;
}

/** What the domains have people told. */
const CAUSES = [...REPORT_CAUSES, ...RECOMMENDATION_CAUSES, ...ACTION_CAUSES, ...NATIONAL_REPORT_CAUSES, ...CONTACT_CAUSES, ...COMMENT_CAUSES];

@Module({})
export class AppModule {
  static with({ apiUrl, dataDir, poolSize = 10, logger, ...access }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: apiUrl,
          synchronize: false,
          applicationName: 'suivi-api',
          poolSize,
          connectTimeoutMS: 5_000,
          extra: { statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000, keepAlive: true },
        }),
        AccessModule.with(access),
        StatesModule,
        AuthoritiesModule,
        EvidenceModule.with({ dataDir }),
        LibraryModule,
        MeetingsModule,
        QuestionnairesModule,
        CommentsModule,
        RecommendationsModule,
        ActionsModule,
        NationalReportsModule,
        TranspositionModule,
        ReportsModule,
        JournalModule,
        NotificationsModule.with({ causes: CAUSES, apiUrl, portalUrl: access.publicUrl, mailServer: access.smtpUrl !== undefined, log: logger }),
      ],
      controllers: [HealthController, OpenApiController, DocsController],
    };
  }
}
