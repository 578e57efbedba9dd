import { ROLES } from '@suivi/access/domain';
import { isRefusal } from '@suivi/shared/domain';
import fc from 'fast-check';
import { ACTS, nextActs, PHASES, transition, type Phase } from './submission.lifecycle.ts';

const aPhase = fc.constantFrom(...PHASES);
const anAct = fc.constantFrom(...ACTS);
const aRole = fc.constantFrom(...ROLES);

describe('the one path of what is submitted', () => {
  it('goes from draft over return to validation', () => {
    expect(transition('draft', 'submit', 'focal_point')).toBe('submitted');
    expect(transition('submitted', 'return', 'coordinator')).toBe('returned');
    expect(transition('returned', 'submit', 'focal_point')).toBe('submitted');
    expect(transition('submitted', 'validate', 'coordinator')).toBe('validated');
  });

  it('never leaves "validated"', () => {
    fc.assert(fc.property(anAct, aRole, (act, role) => expect(isRefusal(transition('validated', act, role))).toBe(true)));
  });

  it('lets a contributor draft but never submit', () => {
    fc.assert(fc.property(aPhase, (phase) => expect(transition(phase, 'submit', 'contributor')).toEqual({ refused: 'forbidden' })));
  });

  it('lets the coordinator decide only what is submitted, and touch nothing else', () => {
    fc.assert(
      fc.property(aPhase, anAct, (phase, act) => {
        const allowed = !isRefusal(transition(phase, act, 'coordinator'));
        expect(allowed).toBe(phase === 'submitted' && (act === 'return' || act === 'validate'));
      }),
    );
  });

  it('offers on screen exactly what the API then allows', () => {
    fc.assert(
      fc.property(aPhase, aRole, (phase, role) => {
        for (const act of ACTS) expect(nextActs(phase, role).includes(act)).toBe(!isRefusal(transition(phase, act, role)));
      }),
    );
  });

  it('reaches "validated" only through "submitted", whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anAct, aRole), { maxLength: 30 }), (tries) => {
        let phase: Phase = 'draft';
        for (const [act, role] of tries) {
          const next = transition(phase, act, role);
          if (isRefusal(next)) continue;
          if (next === 'validated') expect(phase).toBe('submitted');
          phase = next;
        }
      }),
    );
  });
});
