import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../icon/icon.ts';

export interface Crumb {
  label: string;
  /** Absent for the page itself, which comes last. */
  link?: string | readonly unknown[];
  queryParams?: Record<string, unknown>;
}

/** Where this page stands, and the way back up. */
@Component({
  selector: 'suivi-breadcrumb',
  imports: [RouterLink, TranslocoDirective, Icon],
  templateUrl: './breadcrumb.html',
})
export class Breadcrumb {
  readonly items = input.required<readonly Crumb[]>();
}
