import { Module } from '@nestjs/common';
import { VocabularyController } from './vocabulary.controller.ts';

@Module({ controllers: [VocabularyController] })
export class StatesModule {}
