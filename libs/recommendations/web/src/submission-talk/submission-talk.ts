import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { Comments } from '@suivi/comments/web';

/** What is said about what was submitted, for who may read it: asked for once it is opened, or where a link leads to it. */
@Component({
  selector: 'suivi-submission-talk',
  imports: [TranslocoDirective, Comments],
  templateUrl: './submission-talk.html',
  styleUrl: './submission-talk.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubmissionTalk {
  readonly submission = input.required<string>();
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly mayTalk = inject(SessionStore).can('comments.read');
  private readonly leadsHere = computed(() => this.fragment() === `comments-${this.submission()}`);
  protected readonly talking = linkedSignal<boolean, boolean>({ source: this.leadsHere, computation: (leadsHere, before) => leadsHere || (before?.value ?? false) });
}
