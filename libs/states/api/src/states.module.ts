import { Module } from '@nestjs/common';
import { HandoversController } from './handovers/handovers.controller.ts';
import { HolidaysController } from './holidays/holidays.controller.ts';
import { VocabularyController } from './vocabulary.controller.ts';

@Module({ controllers: [VocabularyController, HandoversController, HolidaysController] })
export class StatesModule {}
