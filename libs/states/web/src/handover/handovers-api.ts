import { Injectable, inject } from '@angular/core';
import { Api } from '@suivi/shared/web';
import type { Handover, handoverListSchema, handoverPeopleSchema, HandoverRequest, SentHandover } from '@suivi/states/domain';
import type { z } from 'zod';

/** The routes of handovers, one method each. */
@Injectable({ providedIn: 'root' })
export class HandoversApi {
  private readonly api = inject(Api);

  list(): Promise<z.infer<typeof handoverListSchema>> {
    return this.api.get('/handovers', { limit: 100 });
  }

  people(): Promise<z.infer<typeof handoverPeopleSchema>> {
    return this.api.get('/handovers/people');
  }

  start(request: HandoverRequest): Promise<SentHandover> {
    return this.api.post('/handovers', request);
  }

  cancel(id: string): Promise<Handover> {
    return this.api.post(`/handovers/${id}/cancel`);
  }

  accept(id: string): Promise<Handover> {
    return this.api.post(`/handovers/${id}/accept`);
  }
}
