import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, resource } from '@angular/core';
import type { CommentSubject } from '@suivi/comments/domain';
import { Loading } from '@suivi/shared/web';

/** The place on a record's page where people talk about it; what that takes is fetched after the page itself. */
@Component({
  selector: 'suivi-comments',
  imports: [NgComponentOutlet, Loading],
  template: `
    @if (fetched.hasValue()) {
      <ng-container [ngComponentOutlet]="fetched.value()" [ngComponentOutletInputs]="inputs()" />
    } @else if (!fetched.error()) {
      <suivi-loading />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Comments {
  readonly kind = input.required<CommentSubject['kind']>();
  readonly subject = input.required<string>();
  protected readonly fetched = resource({ loader: () => import('../conversation/conversation.ts').then(({ ConversationView }) => ConversationView) });
  protected readonly inputs = computed(() => ({ kind: this.kind(), subject: this.subject() }));
}
