import { Component } from '@angular/core';
import { STATUSES } from '@suivi/recommendations/domain';
import { PATTERNS } from './patterns.ts';

/** The surfaces that bars of this page refer to as `url(#pattern-...)`; stands once on the page and shows nothing itself. */
@Component({
  selector: 'suivi-status-patterns',
  templateUrl: './status-patterns.html',
  styleUrl: './status-patterns.scss',
})
export class StatusPatterns {
  protected readonly statuses = STATUSES;
  protected readonly patterns = PATTERNS;
}
