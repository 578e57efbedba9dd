import { inject, Injectable } from '@angular/core';
import type { Timeline, TimelineQuery } from '@suivi/actions/domain';
import { Api } from '@suivi/shared/web';
import type { Holiday, HolidayContent, HolidayList } from '@suivi/states/domain';
import type { TimelineFilters } from './timeline/timeline-address.ts';
import type { Span } from './timeline/span.ts';

/** The routes of what is when, one method each. */
@Injectable({ providedIn: 'root' })
export class TimelineApi {
  private readonly api = inject(Api);

  /** What is late is told wherever it lies, unless only what lies within is asked for. */
  between({ from, to }: Span, { state, meeting, institution }: TimelineFilters, late?: TimelineQuery['late']): Promise<Timeline> {
    return this.api.get('/timeline', { from, to, state, meeting, institution, late });
  }

  /** Of one State, or of all of the programme. */
  holidays(from: string, to: string, state?: string): Promise<HolidayList> {
    return this.api.get('/public-holidays', { from, to, state });
  }

  addHoliday(content: HolidayContent, idempotencyKey: string): Promise<Holiday> {
    return this.api.post('/public-holidays', content, { idempotencyKey });
  }

  changeHoliday(id: string, content: HolidayContent, ifMatch: number): Promise<Holiday> {
    return this.api.patch(`/public-holidays/${id}`, content, { ifMatch });
  }

  removeHoliday(id: string, ifMatch: number): Promise<void> {
    return this.api.delete(`/public-holidays/${id}`, undefined, { ifMatch });
  }
}
