import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type { Action, ActionPlan, actionListSchema, NewAction, NewResponse, PartChange } from '@suivi/actions/domain';
import type { recommendationListSchema } from '@suivi/recommendations/domain';
import { Api } from '@suivi/shared/web';
import { addressOf, type ListFilters } from './action-list/list-address.ts';

export type ActionsPage = z.infer<typeof actionListSchema>;
type RecommendationsPage = z.infer<typeof recommendationListSchema>;

/** At most so many pages of 100 are asked for to choose commitments from: beyond that nobody reads a list. */
const PAGES_TO_CHOOSE_FROM = 5;

/** The routes of actions, one method each. */
@Injectable({ providedIn: 'root' })
export class ActionsApi {
  private readonly api = inject(Api);

  list(filters: ListFilters, cursor: string | null): Promise<ActionsPage> {
    return this.api.get('/actions', { ...addressOf(filters), ...(cursor ? { cursor } : {}) });
  }

  action(id: string): Promise<Action> {
    return this.api.get(`/actions/${id}`);
  }

  draft(action: NewAction, idempotencyKey: string): Promise<Action> {
    return this.api.post('/actions', action, { idempotencyKey });
  }

  change(id: string, plan: ActionPlan, ifMatch: number): Promise<Action> {
    return this.api.patch(`/actions/${id}`, plan, { ifMatch });
  }

  discard(id: string): Promise<void> {
    return this.api.delete(`/actions/${id}`);
  }

  activate(id: string, ifMatch: number, idempotencyKey: string): Promise<Action> {
    return this.api.post(`/actions/${id}/activate`, undefined, { ifMatch, idempotencyKey });
  }

  postpone(id: string, dueOn: string, reason: string, ifMatch: number, idempotencyKey: string): Promise<Action> {
    return this.api.post(`/actions/${id}/postponements`, { dueOn, reason }, { ifMatch, idempotencyKey });
  }

  cancel(id: string, reason: string, ifMatch: number, idempotencyKey: string): Promise<Action> {
    return this.api.post(`/actions/${id}/cancellation`, { reason }, { ifMatch, idempotencyKey });
  }

  answer(id: string, response: NewResponse, idempotencyKey: string): Promise<Action> {
    return this.api.post(`/actions/${id}/responses`, response, { idempotencyKey });
  }

  changePart(id: string, change: PartChange, ifMatch: number): Promise<Action> {
    return this.api.patch(`/actions/${id}/part`, change, { ifMatch });
  }

  /** Recommendations to which a State is committed, to choose its commitments from. */
  async recommendationsOf(state: string): Promise<RecommendationsPage['items']> {
    const items: RecommendationsPage['items'] = [];
    let cursor: string | null = null;
    for (let page = 0; page < PAGES_TO_CHOOSE_FROM; page++) {
      const answer: RecommendationsPage = await this.api.get('/recommendations', { state, phase: 'adopted', limit: '100', ...(cursor ? { cursor } : {}) });
      items.push(...answer.items);
      cursor = answer.nextCursor;
      if (!cursor) break;
    }
    return items;
  }
}
