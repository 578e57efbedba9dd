import { ROLES, type Actor } from '@suivi/access/domain';
import { SETTLED, STATUSES } from '@suivi/recommendations/domain';
import fc from 'fast-check';
import { milestonesAfter, newActionSchema, newResponseSchema } from './action.contract.ts';
import { ACTION_ACTS, ACTION_PHASES, COMPLETION_RULES, isBound, nextActionActs, nextAnswers, refusalOfAct, RESPONSES } from './action.lifecycle.ts';
import { isActionOverdue, statusOfWhole } from './action.status.ts';
import { TEMPLATES } from './action.templates.ts';

const STATES = ['MLI', 'MAR', 'NER'] as const;
const aStatus = fc.constantFrom(...STATUSES);
const someParts = fc.uniqueArray(fc.record({ stateCode: fc.constantFrom(...STATES), response: fc.constantFrom(...RESPONSES), status: aStatus }), { selector: ({ stateCode }) => stateCode, maxLength: 3 });
const anActor = fc.record({ userId: fc.uuid(), programmeId: fc.uuid(), role: fc.constantFrom(...ROLES), state: fc.constantFrom(...STATES), institutionId: fc.constant(null) });
const aSituation = fc.record({ phase: fc.constantFrom(...ACTION_PHASES), proposerState: fc.constantFrom(...STATES, null), ownResponse: fc.constantFrom(...RESPONSES, null) });

describe('an action as a whole', () => {
  it('is done under "all parts" only when every accepted part is settled, also those that the reader may not see', () => {
    fc.assert(
      fc.property(someParts, fc.nat(2), (parts, hidden) => {
        const accepted = parts.filter(({ response }) => response === 'accepted');
        const status = statusOfWhole({ completionRule: 'all_parts', leadState: null, acceptedCount: accepted.length + hidden }, parts);
        if (status === 'implemented') expect([accepted.length > 0, hidden, accepted.every((part) => SETTLED.includes(part.status))]).toEqual([true, 0, true]);
      }),
    );
  });

  it('is done under "the lead\'s part" exactly when the lead\'s is, if it is of several States', () => {
    fc.assert(
      fc.property(someParts, fc.constantFrom(...STATES), (parts, lead) => {
        const accepted = parts.filter(({ response }) => response === 'accepted');
        fc.pre(accepted.length > 1);
        const status = statusOfWhole({ completionRule: 'lead_part', leadState: lead, acceptedCount: accepted.length }, parts);
        expect(status === 'implemented').toBe(accepted.some((part) => part.stateCode === lead && part.status === 'implemented'));
      }),
    );
  });

  it('stands where its only part stands', () => {
    fc.assert(
      fc.property(aStatus, fc.constantFrom(...COMPLETION_RULES), (status, completionRule) => {
        expect(statusOfWhole({ completionRule, leadState: 'NER', acceptedCount: 1 }, [{ stateCode: 'NER', response: 'accepted', status }])).toBe(status);
      }),
    );
  });

  it('never counts what a State declined', () => {
    fc.assert(fc.property(aStatus, (status) => expect(statusOfWhole({ completionRule: 'all_parts', leadState: null, acceptedCount: 0 }, [{ stateCode: 'MLI', response: 'declined', status }])).toBe('not_started')));
  });

  it('is late from the day after its due date, and never as a draft or cancelled', () => {
    const late = { phase: 'active', status: 'in_progress', dueOn: '2026-03-31' } as const;
    expect([isActionOverdue(late, '2026-03-31'), isActionOverdue(late, '2026-04-01')]).toEqual([false, true]);
    expect([isActionOverdue({ ...late, phase: 'draft' }, '2026-05-01'), isActionOverdue({ ...late, phase: 'cancelled' }, '2026-05-01'), isActionOverdue({ ...late, status: 'implemented' }, '2026-05-01')]).toEqual([false, false, false]);
  });
});

describe('acts on an action', () => {
  it('are offered on screen exactly when the API allows them', () => {
    fc.assert(
      fc.property(anActor, aSituation, (actor: Actor, situation) => {
        for (const act of ACTION_ACTS) expect(nextActionActs(actor, situation).includes(act)).toBe(refusalOfAct(actor, act, situation) === null);
      }),
    );
  });

  it('let nobody but the focal point and the coordinator change anything, and nobody answer her own proposal', () => {
    fc.assert(
      fc.property(anActor, aSituation, (actor: Actor, situation) => {
        const acts = nextActionActs(actor, situation);
        if (actor.role !== 'focal_point' && actor.role !== 'coordinator') expect(acts).toEqual([]);
        if (situation.proposerState === actor.state) expect(acts).not.toContain('respond');
        if (actor.role === 'coordinator' && situation.proposerState !== null) expect(acts).toEqual([]);
      }),
    );
  });

  it('bind a State only by its own acceptance of an action under way', () => {
    fc.assert(fc.property(aSituation, (situation) => expect(isBound(situation)).toBe(situation.phase === 'active' && situation.ownResponse === 'accepted')));
  });
});

describe('an answer', () => {
  it('binds once it accepts: after it a State may only ask for a change; who declined may still accept', () => {
    expect(nextAnswers('accepted')).toEqual(['change_proposed']);
    expect(nextAnswers('declined')).toEqual(['accepted', 'change_proposed']);
    for (const open of ['invited', 'change_proposed'] as const) expect(nextAnswers(open)).toEqual(['accepted', 'change_proposed', 'declined']);
  });

  it('is never the one that an invitation begins with', () => {
    for (const response of RESPONSES) expect(nextAnswers(response)).not.toContain('invited');
  });
});

describe('what is sent', () => {
  const text = { original: 'fr', versions: { fr: { text: 'x', state: 'verified' } } };
  const plan = { title: text, text, startsOn: '2026-01-01', dueOn: '2026-06-30', completionRule: 'all_parts', leadState: null, audience: 'participants', illustrative: false };
  const issues = (value: unknown) => newActionSchema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

  it('names each State once, and a lead among them where the rule wants one', () => {
    expect(issues({ plan, stateCodes: ['NER'], commitmentIds: [] })).toEqual([]);
    expect(issues({ plan, stateCodes: ['NER', 'NER'], commitmentIds: [] })).toEqual(['states.repeated']);
    expect(issues({ plan: { ...plan, completionRule: 'lead_part' }, stateCodes: ['NER'], commitmentIds: [] })).toEqual(['action.lead_required']);
    expect(issues({ plan: { ...plan, completionRule: 'lead_part', leadState: 'MLI' }, stateCodes: ['NER'], commitmentIds: [] })).toEqual(['action.lead_takes_no_part']);
    expect(issues({ plan: { ...plan, startsOn: '2026-07-01' }, stateCodes: ['NER'], commitmentIds: [] })).toEqual(['action.starts_after_due']);
  });

  it('plans no milestone after the action, except one that was reached', () => {
    const milestone = (id: string | null, dueOn: string | null) => ({ id, title: text, weight: 1, dueOn } as never);
    const planned = [milestone(null, '2026-06-30'), milestone('late', '2026-07-01'), milestone('done', '2026-07-01'), milestone(null, null), milestone(null, '2026-08-01')];
    expect(milestonesAfter('2026-06-30', planned, (id) => id === 'done')).toEqual([1, 4].map((place) => ({ path: `milestones.${place}.dueOn`, code: 'milestone.after_due' })));
  });

  it('says why, unless it accepts', () => {
    expect(newResponseSchema.safeParse({ response: 'accepted', reason: null, version: 1 }).success).toBe(true);
    for (const [response, code] of [['declined', 'action.decline_reason_required'], ['change_proposed', 'action.change_reason_required']]) {
      for (const reason of [null, '', ' \u200B']) expect(newResponseSchema.safeParse({ response, reason, version: 1 }).error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['reason', code]]);
    }
  });
});

describe('the templates', () => {
  it('are written in all three languages, with milestones that make a whole hundred', () => {
    for (const { title, text, milestones } of Object.values(TEMPLATES)) {
      for (const each of [title, text, ...milestones.map((milestone) => milestone.title)]) expect(Object.keys(each.versions)).toEqual(['fr', 'en', 'ar']);
      expect(milestones.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    }
  });
});
