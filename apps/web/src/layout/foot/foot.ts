import { NgComponentOutlet } from '@angular/common';
import { Component, input, type Type } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** The foot of every page: what this is, and what is invented in it. */
@Component({
  selector: 'app-foot',
  imports: [NgComponentOutlet, TranslocoDirective],
  templateUrl: './foot.html',
  styleUrl: './foot.scss',
})
export class Foot {
  /** The programme's name, once somebody is signed in. */
  readonly programme = input<Type<unknown>>();
}
