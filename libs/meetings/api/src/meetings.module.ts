import { Module } from '@nestjs/common';
import { MeetingsController } from './meetings.controller.ts';

@Module({ controllers: [MeetingsController] })
export class MeetingsModule {}
