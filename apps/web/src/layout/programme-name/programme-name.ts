import { Component, inject } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import { TextView } from '@suivi/shared/web';

/** The programme's full name, at the foot of every page of who is signed in. */
@Component({
  selector: 'app-programme-name',
  imports: [TextView],
  template: `@if (session(); as who) {<suivi-text [value]="who.programme.name" [inline]="true" />}`,
})
export class ProgrammeName {
  protected readonly session = inject(SessionStore).session;
}
