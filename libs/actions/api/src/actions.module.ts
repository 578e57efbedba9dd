import { Module } from '@nestjs/common';
import { ActionsController } from './actions/actions.controller.ts';
import { PartsController } from './parts/parts.controller.ts';

@Module({ controllers: [ActionsController, PartsController] })
export class ActionsModule {}
