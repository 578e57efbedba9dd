import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SubjectLabel } from '@suivi/recommendations/domain';
import { subjectLink } from '@suivi/recommendations/web';
import { IllustrativeMark, TextView } from '@suivi/shared/web';

/** What a line of the file is about: its reference and title, and the way to its page. */
@Component({
  selector: 'suivi-file-subject',
  imports: [RouterLink, IllustrativeMark, TextView],
  template: `<a [routerLink]="linkOf(subject())"><bdi class="reference">{{ subject().reference }}</bdi> <suivi-text [value]="subject().title" [inline]="true" /></a>
    @if (subject().illustrative) {
      &ngsp;<suivi-illustrative />
    }`,
})
export class FileSubject {
  readonly subject = input.required<Pick<SubjectLabel, 'kind' | 'id' | 'reference' | 'title' | 'illustrative'>>();
  protected readonly linkOf = subjectLink;
}
