import { Component, input } from '@angular/core';
import type { AnswerPart } from '@suivi/national-reports/domain';
import { SaidText } from './said.ts';

/** A piece of an answer as it is read. */
@Component({
  selector: 'suivi-answer-part',
  imports: [SaidText],
  templateUrl: './answer-part.html',
  styleUrl: './answer-part.scss',
})
export class AnswerPartView {
  readonly part = input.required<AnswerPart>();
}
