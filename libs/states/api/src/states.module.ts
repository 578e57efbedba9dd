import { Module } from '@nestjs/common';
import { HandoversController } from './handovers/handovers.controller.ts';
import { VocabularyController } from './vocabulary.controller.ts';

@Module({ controllers: [VocabularyController, HandoversController] })
export class StatesModule {}
