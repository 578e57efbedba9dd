import { inject, Injectable } from '@angular/core';
import type { Timeline } from '@suivi/actions/domain';
import { Api } from '@suivi/shared/web';
import type { TimelineFilters } from './timeline/timeline-address.ts';
import type { Span } from './timeline/span.ts';

/** The routes of what is when, one method each. */
@Injectable({ providedIn: 'root' })
export class TimelineApi {
  private readonly api = inject(Api);

  between({ from, to }: Span, { state, meeting, institution }: TimelineFilters): Promise<Timeline> {
    return this.api.get('/timeline', { from, to, state, meeting, institution });
  }
}
