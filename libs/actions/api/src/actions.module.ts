import { Module } from '@nestjs/common';
import { ActionsController } from './actions/actions.controller.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { PartsController } from './parts/parts.controller.ts';
import { TimelineController } from './timeline/timeline.controller.ts';

@Module({ controllers: [ActionsController, PartsController, TimelineController, CalendarController] })
export class ActionsModule {}
