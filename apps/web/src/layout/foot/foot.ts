import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { TextView } from '@suivi/shared/web';
import { SessionStore } from '@suivi/access/web';

/** The foot of every page: what this is, and what is invented in it. */
@Component({
  selector: 'app-foot',
  imports: [TranslocoDirective, TextView],
  templateUrl: './foot.html',
  styleUrl: './foot.scss',
})
export class Foot {
  protected readonly session = inject(SessionStore).session;
}
