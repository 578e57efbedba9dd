import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { notificationListSchema, notificationQuerySchema, readMarkSchema, unreadSchema } from '@suivi/notifications/domain';
import type { z } from 'zod';
import { CAUSES, type Cause } from '../cause.ts';
import { countUnread, markRead, readInbox } from './read-inbox.ts';

@Controller('notifications')
export class NotificationsController {
  constructor(@Inject(CAUSES) private readonly causes: readonly Cause[]) {}

  @Get()
  @Declares({ permission: 'notifications.read', summary: 'What the reader was told, newest first', answer: notificationListSchema })
  list(@InWork() work: Work, @Query({ schema: notificationQuerySchema }) query: z.infer<typeof notificationQuerySchema>) {
    return readInbox(work, this.causes, query);
  }

  @Get('unread')
  @Declares({ permission: 'notifications.read', summary: 'How many of them she has not read', answer: unreadSchema })
  unread(@InWork() work: Work) {
    return countUnread(work);
  }

  @Post('read')
  @HttpCode(200)
  @Declares({ permission: 'notifications.read', summary: 'Mark some of them, or all, as read', answer: unreadSchema })
  read(@InWork() work: Work, @Body({ schema: readMarkSchema }) { ids }: z.infer<typeof readMarkSchema>) {
    return markRead(work, ids);
  }
}
