import { Injectable, inject } from '@angular/core';
import type { Status, Subject } from '@suivi/recommendations/domain';
import type { TranslatedText } from '@suivi/shared/domain';
import { Api, ApiProblem, keepRead, keptRead } from '@suivi/shared/web';
import { CommitmentReader } from './commitment-reader.ts';
import { SessionStore } from '@suivi/access/web';

/** A milestone of the State's own part of an action. */
export interface OwnMilestone {
  id: string;
  title: TranslatedText;
  weight: number;
  dueOn: string | null;
}

/** What an update is about, as its editor shows it beside the form. */
export interface SubjectRead {
  reference: string;
  title: TranslatedText;
  text: TranslatedText;
  status: Status;
  overdue: boolean;
  stalled: boolean;
  dueOn: string | null;
  milestones: readonly OwnMilestone[];
  /** Of an action that was cancelled: nothing more can be submitted on it. */
  cancelled: boolean;
}

interface ActionRead {
  phase: string;
  reference: string;
  title: TranslatedText;
  text: TranslatedText;
  dueOn: string;
  overdue: boolean;
  parts: { stateCode: string; status: Status; milestones: OwnMilestone[] }[];
}

/** Reads what updates are about, without a connection as this person last read it on this device. */
@Injectable({ providedIn: 'root' })
export class SubjectReader {
  private readonly api = inject(Api);
  private readonly commitments = inject(CommitmentReader);
  private readonly session = inject(SessionStore);

  async read({ kind, id }: Subject): Promise<SubjectRead> {
    if (kind === 'action') return this.ofAction(await this.action(id));
    const { status, overdue, stalled, dueOn, recommendation } = (await this.commitments.read(id)).commitment;
    return { reference: recommendation.reference, title: recommendation.title, text: recommendation.text, status, overdue, stalled, dueOn, milestones: [], cancelled: false };
  }

  private ofAction({ phase, reference, title, text, dueOn, overdue, parts }: ActionRead): SubjectRead {
    const own = parts.find(({ stateCode }) => stateCode === this.session.session()?.state?.code);
    return { reference, title, text, status: own?.status ?? 'not_started', overdue, stalled: false, dueOn, milestones: own?.milestones ?? [], cancelled: phase === 'cancelled' };
  }

  private async action(id: string): Promise<ActionRead> {
    const userId = this.session.session()?.user.id ?? '';
    try {
      const action = await this.api.get<ActionRead>(`/actions/${id}`);
      await keepRead(userId, id, action);
      return action;
    } catch (problem) {
      const kept = ApiProblem.from(problem).code === 'offline' ? await keptRead<ActionRead>(userId, id) : undefined;
      if (!kept) throw problem;
      return kept.value;
    }
  }
}
