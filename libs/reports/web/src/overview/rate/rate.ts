import { Component, inject, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageStore } from '@suivi/shared/web';

/** A rate with what it is a share of and what it means; a dash where there is nothing to take a share of. */
@Component({
  selector: 'suivi-rate',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './rate.html',
  styleUrl: './rate.scss',
})
export class Rate {
  protected readonly language = inject(LanguageStore);
  readonly name = input.required<string>();
  readonly percent = input.required<number | null>();
  readonly outOf = input.required<string>();
  readonly definition = input.required<string>();
  /** The list behind the figure. */
  readonly params = input.required<Params>();
}
