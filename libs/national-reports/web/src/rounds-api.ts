import { Injectable, inject } from '@angular/core';
import type { Round, RoundExtension, roundListSchema, RoundPlan } from '@suivi/national-reports/domain';
import type { questionnaireListSchema } from '@suivi/questionnaires/domain';
import { Api } from '@suivi/shared/web';
import type { z } from 'zod';

export type RoundPageOfList = z.infer<typeof roundListSchema>;
type Read = Pick<Round, 'id' | 'rowVersion'>;

const PATH = '/rounds';

/** The routes of reporting rounds, one method each. */
@Injectable({ providedIn: 'root' })
export class RoundsApi {
  private readonly api = inject(Api);

  list(cursor: string | null): Promise<RoundPageOfList> {
    return this.api.get(PATH, { cursor: cursor ?? undefined });
  }

  read(id: string): Promise<Round> {
    return this.api.get(`${PATH}/${id}`);
  }

  plan(plan: RoundPlan, idempotencyKey: string): Promise<Round> {
    return this.api.post(PATH, plan, { idempotencyKey });
  }

  change(id: string, plan: RoundPlan, ifMatch: number): Promise<Round> {
    return this.api.put(`${PATH}/${id}`, plan, { ifMatch });
  }

  discard(id: string): Promise<void> {
    return this.api.delete(`${PATH}/${id}`);
  }

  open({ id, rowVersion }: Read, idempotencyKey: string): Promise<Round> {
    return this.api.post(`${PATH}/${id}/open`, undefined, { ifMatch: rowVersion, idempotencyKey });
  }

  extend({ id, rowVersion }: Read, extension: RoundExtension, idempotencyKey: string): Promise<Round> {
    return this.api.post(`${PATH}/${id}/extensions`, extension, { ifMatch: rowVersion, idempotencyKey });
  }

  questionnaires(): Promise<z.infer<typeof questionnaireListSchema>> {
    return this.api.get('/questionnaires');
  }
}
