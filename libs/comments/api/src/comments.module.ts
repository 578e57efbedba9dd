import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.ts';
import { EventsController } from './live/events.controller.ts';
import { LiveStreams } from './live/live-streams.ts';

@Module({ controllers: [CommentsController, EventsController], providers: [LiveStreams] })
export class CommentsModule {}
