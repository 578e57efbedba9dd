import { Component, input } from '@angular/core';
import type { Audience } from '@suivi/access/domain';
import type { Evidence, NewEvidence } from '@suivi/evidence/domain';
import { EvidenceEditor, EvidenceList } from '@suivi/evidence/web';

/** The evidence of one answer, to be added to or only read; fetched when somebody looks at it. */
@Component({
  selector: 'suivi-answer-evidence',
  imports: [EvidenceEditor, EvidenceList],
  template: `
    @if (writable()) {
      <suivi-evidence-editor [answer]="answer()" [evidence]="evidence()" [audience]="audience()" (evidenceChange)="changed()($event)" />
    } @else {
      <suivi-evidence-list [evidence]="evidence()" />
    }
  `,
})
export class AnswerEvidenceView {
  readonly answer = input.required<NewEvidence['answer']>();
  readonly evidence = input.required<Evidence[]>();
  /** Of the section, which no piece exceeds in effect. */
  readonly audience = input.required<Audience>();
  readonly writable = input.required<boolean>();
  /** Told by a function, since what is fetched on demand is bound by its inputs alone. */
  readonly changed = input.required<(pieces: Evidence[]) => void>();
}
