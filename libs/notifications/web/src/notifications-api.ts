import { Injectable, inject } from '@angular/core';
import type { notificationListSchema, ReminderSettings, ReminderSettingsChange, unreadSchema } from '@suivi/notifications/domain';
import { Api } from '@suivi/shared/web';
import type { z } from 'zod';

export type NotificationPage = z.infer<typeof notificationListSchema>;
type Unread = z.infer<typeof unreadSchema>;

/** The routes of notifications and of how one wants to be told, one method each. */
@Injectable({ providedIn: 'root' })
export class NotificationsApi {
  private readonly api = inject(Api);

  list(unread: boolean, cursor?: string): Promise<NotificationPage> {
    return this.api.get('/notifications', { unread: unread || undefined, cursor });
  }

  unread(): Promise<Unread> {
    return this.api.get('/notifications/unread');
  }

  /** Marks those as read, or all of them. */
  read(ids?: readonly string[]): Promise<Unread> {
    return this.api.post('/notifications/read', ids ? { ids } : {});
  }

  settings(): Promise<ReminderSettings> {
    return this.api.get('/reminder-settings');
  }

  saveSettings(change: ReminderSettingsChange, ifMatch: number): Promise<ReminderSettings> {
    return this.api.put('/reminder-settings', change, { ifMatch });
  }
}
