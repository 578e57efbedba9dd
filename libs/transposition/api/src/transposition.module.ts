import { Module } from '@nestjs/common';
import { ComparisonsController } from './comparison/comparisons.controller.ts';
import { EntriesController } from './entries/entries.controller.ts';
import { TranspositionsController } from './transpositions.controller.ts';

@Module({ controllers: [TranspositionsController, EntriesController, ComparisonsController] })
export class TranspositionModule {}
