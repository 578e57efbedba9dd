import { Module } from '@nestjs/common';
import { CommitmentsController } from './commitments/commitments.controller.ts';
import { ImportsController } from './import/imports.controller.ts';
import { RecommendationsController } from './recommendations/recommendations.controller.ts';
import { SubmissionsController } from './submissions/submissions.controller.ts';
import { UpdatesController } from './updates/updates.controller.ts';
import { WorkController } from './work/work.controller.ts';

@Module({ controllers: [RecommendationsController, CommitmentsController, UpdatesController, SubmissionsController, WorkController, ImportsController] })
export class RecommendationsModule {}
