import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import type { NationalReport, ReportAnswer } from '@suivi/national-reports/domain';
import type { AnswerPlace, AnswerValue, Question } from '@suivi/questionnaires/domain';
import { joinTexts, original } from '@suivi/shared/domain';
import { ApiProblem } from '@suivi/shared/web';
import { NationalReportsApi } from '../national-reports-api.ts';
import { ReportDraft } from './report-draft.ts';
import { UnsentAnswers } from './unsent-answers.ts';

const said = (text: string) => ({ kind: 'text' as const, text: original('fr', text) });
const asked = { label: original('fr', '?'), help: null, required: true, evidenceRequired: false, shownWhen: null };
const QUESTIONS: Question[] = [
  { kind: 'text', key: 'advances', ...asked, purpose: null },
  { kind: 'number', key: 'officers', ...asked, unit: null, minimum: 0, maximum: null, decimals: 0 },
];
const ADVANCES = { question: 'advances', item: '' };
const OFFICERS = { question: 'officers', item: '' };

/** The answers as a portal keeps them: whoever writes on a version that is not the latest is refused with what stands there. */
class Portal {
  reachable = true;
  readonly sent: AnswerValue[] = [];
  readonly answers = new Map<string, ReportAnswer>();

  async answer(_report: string, place: AnswerPlace, value: AnswerValue, ifMatch: number): Promise<ReportAnswer> {
    if (!this.reachable) throw new ApiProblem({ code: 'offline' });
    this.sent.push(value);
    const now = this.answers.get(place.question);
    if ((now?.rowVersion ?? 0) !== ifMatch) throw new ApiProblem({ code: 'stale', status: 412, current: now });
    return this.put(place.question, value, 'Moi');
  }

  put(question: string, value: AnswerValue, by: string): ReportAnswer {
    const answer: ReportAnswer = { question, item: '', section: 'all', value, previous: null, updatedAt: `2026-01-01T00:00:0${this.answers.size}Z`, updatedByName: by, rowVersion: (this.answers.get(question)?.rowVersion ?? 0) + 1 };
    this.answers.set(question, answer);
    return answer;
  }

  read(): Promise<NationalReport> {
    const section = { key: 'all', institution: null, assignee: null, audience: 'delegation' as const, ready: false, mayWrite: true, rowVersion: 1 };
    const questionnaire = { title: original('fr', 'T'), introduction: null, sections: [{ key: 'all', title: original('fr', 'Tout'), help: null, questions: QUESTIONS }] };
    return Promise.resolve({ id: 'r', phase: 'draft', questionnaire, sections: [section], answers: [...this.answers.values()], evidence: [], lastReview: null, nextActs: ['edit'], rowVersion: 1, updatedAt: '2026-01-01T00:00:00Z' } as unknown as NationalReport);
  }
}

/** A browser that keeps nothing, as a private window may be. */
function refuseStorage(): void {
  class IDBRequest {
    readonly error = new Error('refused');
    addEventListener(type: string, told: () => void): void {
      if (type === 'error') setTimeout(told);
    }
    removeEventListener(): void {
      // Nothing was kept.
    }
  }
  Object.assign(globalThis, { IDBRequest, indexedDB: { open: () => new IDBRequest() } });
}

describe('a report that several people write at the same time', () => {
  let portal: Portal;
  let draft: ReportDraft;

  beforeEach(async () => {
    refuseStorage();
    portal = new Portal();
    portal.put('advances', said('Rien.'), 'Moi');
    const session = { session: signal({ user: { id: 'u' } }) };
    const unsent = { hold: () => undefined, release: () => undefined };
    TestBed.configureTestingModule({ providers: [ReportDraft, { provide: NationalReportsApi, useValue: portal }, { provide: SessionStore, useValue: session }, { provide: UnsentAnswers, useValue: unsent }] });
    draft = TestBed.inject(ReportDraft);
    await draft.open('r');
  });

  it('sends the newest words of an answer on the version that was read', async () => {
    draft.change(ADVANCES, said('Une'));
    draft.change(ADVANCES, said('Une brigade.'));
    expect(await draft.flush()).toBe(true);
    draft.change(ADVANCES, said('Une brigade de douze.'));
    expect(await draft.flush()).toBe(true);
    expect(portal.sent).toEqual([said('Une brigade.'), said('Une brigade de douze.')]);
    expect(draft.saveState()).toBe('saved');
    expect(draft.missing().map(({ path }) => path)).toEqual(['officers']);
  });

  it('sets both versions side by side where a colleague wrote something else, sends nothing more, and goes on as she decides', async () => {
    portal.put('advances', said('Un comité.'), 'Collègue');
    draft.change(ADVANCES, said('Une brigade.'));
    expect(await draft.flush()).toBe(false);
    expect([...draft.collided()]).toEqual(['advances']);
    expect(draft.answers().get('advances')?.updatedByName).toBe('Collègue');
    expect(draft.mineOf('advances')).toEqual(said('Une brigade.'));
    await draft.flush();
    expect(portal.sent).toHaveLength(1);

    const both = { kind: 'text' as const, text: joinTexts(said('Une brigade.').text, said('Un comité.').text) };
    draft.decide('advances', both);
    expect(await draft.flush()).toBe(true);
    expect(portal.answers.get('advances')?.value).toEqual(both);
    expect(draft.collided().size).toBe(0);
  });

  it('lets the colleague’s words stand when she says so', async () => {
    portal.put('advances', said('Un comité.'), 'Collègue');
    draft.change(ADVANCES, said('Une brigade.'));
    await draft.flush();
    draft.decide('advances', said('Un comité.'));
    expect(await draft.flush()).toBe(true);
    expect(draft.values().get('advances')).toEqual(said('Un comité.'));
    expect(portal.sent).toHaveLength(1);
  });

  it('asks nothing where both wrote the same, or where only another answer changed', async () => {
    portal.put('advances', said('Une brigade.'), 'Collègue');
    portal.put('officers', { kind: 'number', number: 12 }, 'Collègue');
    draft.change(ADVANCES, said('Une brigade.'));
    expect(await draft.flush()).toBe(true);
    expect(draft.collided().size).toBe(0);
    await draft.follow();
    expect(draft.news().map(({ question }) => question)).toEqual(['officers']);
    draft.seeNews();
    await draft.follow();
    expect(draft.news()).toEqual([]);
  });

  it('keeps what is typed while the portal is away, says so, and sends it afterwards', async () => {
    portal.reachable = false;
    draft.change(ADVANCES, said('Écrit sans connexion.'));
    expect(await draft.flush()).toBe(false);
    expect(draft.saveState()).toBe('offline');
    expect(draft.values().get('advances')).toEqual(said('Écrit sans connexion.'));
    expect(draft.keptHere()).toBe(false);
    portal.reachable = true;
    expect(await draft.flush()).toBe(true);
    expect(portal.answers.get('advances')?.value).toEqual(said('Écrit sans connexion.'));
  });

  it('does not send what is no answer to the question, and says why', async () => {
    draft.change(OFFICERS, { kind: 'number', number: -3 });
    expect(await draft.flush()).toBe(false);
    expect(draft.refusalOf('officers')?.issues).toEqual([{ path: 'number', code: 'number.too_small' }]);
    expect(portal.sent).toEqual([]);
    draft.change(OFFICERS, { kind: 'number', number: 3 });
    expect(await draft.flush()).toBe(true);
    expect(draft.refusalOf('officers')).toBeNull();
  });
});
