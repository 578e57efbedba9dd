import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule, type AccessOptions } from '@suivi/access/api';
import { ActionsModule } from '@suivi/actions/api';
import { CommentsModule } from '@suivi/comments/api';
import { EvidenceModule } from '@suivi/evidence/api';
import { JournalModule } from '@suivi/journal/api';
import { MeetingsModule } from '@suivi/meetings/api';
import { RecommendationsModule } from '@suivi/recommendations/api';
import { ReportsModule } from '@suivi/reports/api';
import { StatesModule } from '@suivi/states/api';
import { HealthController } from './health.controller.ts';
import { DocsController } from './openapi/docs.controller.ts';
import { OpenApiController } from './openapi/openapi.controller.ts';

export interface AppOptions extends AccessOptions {
  /** The address under which the API logs in. */
  apiUrl: string;
  /** Where files are kept. */
  dataDir: string;
  poolSize?: number;
}

@Module({})
export class AppModule {
  static with({ apiUrl, dataDir, poolSize = 10, ...access }: AppOptions): DynamicModule {
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
        EvidenceModule.with({ dataDir }),
        MeetingsModule,
        CommentsModule,
        RecommendationsModule,
        ActionsModule,
        ReportsModule,
        JournalModule,
      ],
      controllers: [HealthController, OpenApiController, DocsController],
    };
  }
}
