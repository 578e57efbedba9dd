import { Injectable, inject } from '@angular/core';
import type { InvitationRequest, invitationListSchema, invitationSchema, userListSchema } from '@suivi/access/domain';
import { Api } from '@suivi/shared/web';
import type { z } from 'zod';

export type UserPage = z.infer<typeof userListSchema>;
export type User = UserPage['items'][number];
export type InvitationPage = z.infer<typeof invitationListSchema>;
export type Invitation = z.infer<typeof invitationSchema>;

/** The routes of people and invitations, one method each. */
@Injectable({ providedIn: 'root' })
export class AccessApi {
  private readonly api = inject(Api);

  users(cursor?: string): Promise<UserPage> {
    return this.api.get('/users', { cursor });
  }

  disable(id: string): Promise<unknown> {
    return this.api.post(`/users/${id}/disable`);
  }

  enable(id: string): Promise<unknown> {
    return this.api.post(`/users/${id}/enable`);
  }

  invitations(cursor?: string): Promise<InvitationPage> {
    return this.api.get('/invitations', { cursor });
  }

  invite(request: InvitationRequest, idempotencyKey: string): Promise<Invitation> {
    return this.api.post('/invitations', request, { idempotencyKey });
  }

  withdraw(id: string): Promise<unknown> {
    return this.api.delete(`/invitations/${id}`);
  }
}
