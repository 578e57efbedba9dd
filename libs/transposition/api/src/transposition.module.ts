import { Module } from '@nestjs/common';
import { EntriesController } from './entries/entries.controller.ts';
import { TranspositionsController } from './transpositions.controller.ts';

@Module({ controllers: [TranspositionsController, EntriesController] })
export class TranspositionModule {}
