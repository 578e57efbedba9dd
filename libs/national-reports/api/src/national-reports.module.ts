import { Module } from '@nestjs/common';
import { NationalReportsController } from './reports/national-reports.controller.ts';
import { RoundsController } from './rounds/rounds.controller.ts';
import { ReportSubmissionsController } from './submissions/report-submissions.controller.ts';

@Module({ controllers: [RoundsController, NationalReportsController, ReportSubmissionsController] })
export class NationalReportsModule {}
