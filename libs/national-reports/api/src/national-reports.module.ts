import { Module } from '@nestjs/common';
import { DocumentsModule } from '@suivi/shared/api';
import { ReportDocumentsController } from './documents/report-documents.controller.ts';
import { FormsController } from './forms/forms.controller.ts';
import { NationalReportsController } from './reports/national-reports.controller.ts';
import { RoundsController } from './rounds/rounds.controller.ts';
import { ReportSubmissionsController } from './submissions/report-submissions.controller.ts';

@Module({ imports: [DocumentsModule], controllers: [RoundsController, NationalReportsController, ReportSubmissionsController, ReportDocumentsController, FormsController] })
export class NationalReportsModule {}
