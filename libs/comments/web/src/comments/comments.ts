import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, inputBinding, ViewContainerRef } from '@angular/core';
import type { CommentSubject } from '@suivi/comments/domain';

/** The place on a record's page where people talk about it; what that takes is fetched after the page itself, and left out where it cannot be had. */
@Component({ selector: 'suivi-comments', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class Comments {
  readonly kind = input.required<CommentSubject['kind']>();
  readonly subject = input.required<string>();

  constructor() {
    const place = inject(ViewContainerRef);
    const destroyed = inject(DestroyRef);
    void import('../conversation/conversation.ts').then(
      ({ ConversationView }) => {
        if (!destroyed.destroyed) place.createComponent(ConversationView, { bindings: [inputBinding('kind', this.kind), inputBinding('subject', this.subject)] });
      },
      () => undefined,
    );
  }
}
