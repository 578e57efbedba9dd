import { Module } from '@nestjs/common';
import { QuestionnairesController } from './questionnaires.controller.ts';

@Module({ controllers: [QuestionnairesController] })
export class QuestionnairesModule {}
