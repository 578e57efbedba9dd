import { Module } from '@nestjs/common';
import { TranspositionsController } from './transpositions.controller.ts';

@Module({ controllers: [TranspositionsController] })
export class TranspositionModule {}
