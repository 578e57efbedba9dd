import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, resource } from '@angular/core';

/** The place on the home page for what was said and not yet read; fetched after the page itself. */
@Component({
  selector: 'suivi-new-comments',
  imports: [NgComponentOutlet],
  template: `<ng-container [ngComponentOutlet]="fetched.hasValue() ? fetched.value() : null" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewComments {
  protected readonly fetched = resource({ loader: () => import('../unread-list/unread-list.ts').then(({ UnreadList }) => UnreadList) });
}
