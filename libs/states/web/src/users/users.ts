import { Component, inject, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { Handovers } from './handovers/handovers.ts';
import { Invitations } from './invitations/invitations.ts';
import { Invite } from './invite/invite.ts';
import { People } from './people/people.ts';

/** The people of the programme: who is in, who is asked in, and the way to ask somebody in. */
@Component({
  selector: 'suivi-users',
  imports: [TranslocoDirective, Handovers, Invitations, Invite, People],
  templateUrl: './users.html',
})
export class Users {
  protected readonly sessions = inject(SessionStore);
  private readonly invitations = viewChild(Invitations);

  protected invited(): void {
    this.invitations()?.reload();
  }
}
