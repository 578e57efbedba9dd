import { Module } from '@nestjs/common';
import { HolidaysController } from './holidays/holidays.controller.ts';
import { VocabularyController } from './vocabulary.controller.ts';

@Module({ controllers: [VocabularyController, HolidaysController] })
export class StatesModule {}
