import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { pageName } from '../../route-record.ts';
import { StatusMark } from '../../status/status.ts';
import type { SubjectRead } from '../../subject-reader.ts';

/** What the update is about, beside the form: the text that was agreed, the deadline, and where it stands so far. */
@Component({
  selector: 'suivi-update-context',
  imports: [TranslocoDirective, StatusMark, SuiviDate, TextView],
  templateUrl: './update-context.html',
  styleUrl: './update-context.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UpdateContext {
  /** Null while it loads, and without a connection on a device that never read it: the form does not depend on it. */
  readonly subject = input.required<SubjectRead | null>();
  private readonly language = inject(LanguageStore);

  constructor() {
    pageName(
      computed(() => {
        const subject = this.subject();
        return subject ? `${subject.reference} · ${readIn(subject.title, this.language.language()).text}` : null;
      }),
    );
  }
}
