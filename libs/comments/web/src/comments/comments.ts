import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, Injector, input, ViewContainerRef } from '@angular/core';
import type { CommentSubject } from '@suivi/comments/domain';

/** The place on a record's page where people talk about it; what that takes is fetched after the page itself, and left out where it cannot be had. */
@Component({ selector: 'suivi-comments', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class Comments {
  readonly kind = input.required<CommentSubject['kind']>();
  readonly subject = input.required<string>();
  /** Whether it stands within another part of the page, which names it already. */
  readonly within = input(false);

  constructor() {
    const place = inject(ViewContainerRef);
    const destroyed = inject(DestroyRef);
    const injector = inject(Injector);
    void import('../conversation/conversation.ts').then(
      ({ ConversationView }) => {
        if (destroyed.destroyed) return;
        const conversation = place.createComponent(ConversationView);
        const tell = () => {
          conversation.setInput('kind', this.kind());
          conversation.setInput('subject', this.subject());
          conversation.setInput('within', this.within());
        };
        tell();
        // The same page shows another record when its address changes.
        effect(tell, { injector });
      },
      () => undefined,
    );
  }
}
