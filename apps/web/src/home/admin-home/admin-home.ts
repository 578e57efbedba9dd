import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@suivi/shared/web';

/** What the administrator meets first: people and invitations; the substance of the programme is not hers to read. */
@Component({
  selector: 'app-admin-home',
  imports: [RouterLink, TranslocoDirective, Icon],
  templateUrl: './admin-home.html',
})
export class AdminHome {}
